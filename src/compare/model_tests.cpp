#include "compare/model_tests.h"

#include "compare/model_test_parts.h"

#include <algorithm>
#include <cassert>
#include <tuple>

namespace quietroom::compare {

namespace {

struct Common {
  double mos, a, b;
  std::optional<double> ci_half;
};

/// Sorted by value: draws of the bootstrap refer to this order.
std::vector<Common> common_points(std::span<const Point> a, std::span<const Point> b) {
  assert(a.size() == b.size());
  std::vector<Common> out;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].objective && b[i].objective)
      out.push_back({a[i].mos, *a[i].objective, *b[i].objective, a[i].ci_half});
  std::sort(out.begin(), out.end(), [](const Common& x, const Common& y) {
    return std::tie(x.mos, x.a, x.b, x.ci_half) < std::tie(y.mos, y.a, y.b, y.ci_half);
  });
  return out;
}

/// What a mapping makes of objective values: the estimates, the scores whose correlations are tested, and d.
struct MappedValues {
  std::vector<double> estimate, score;
  std::uint64_t d = 1;
};

MappedValues mapped_values(Order order, std::span<const double> mos, const std::vector<double>& values) {
  const Mapping mapping = fit(order, values, mos).value_or(Mapping{});
  MappedValues out{values, values, d_of(mapping.order)};
  if (mapping.order == Order::none) return out;
  for (double& value : out.estimate) value = mapping(value);
  if (mapping.order == Order::third) out.score = out.estimate;
  return out;
}

Contest contest_of(const std::vector<Common>& points, Order order) {
  Contest out;
  std::vector<double> values_a, values_b;
  for (const Common& point : points) {
    out.mos.push_back(point.mos);
    values_a.push_back(point.a);
    values_b.push_back(point.b);
    if (point.ci_half) out.ci_half.push_back(*point.ci_half);
  }
  if (out.ci_half.size() < points.size()) out.ci_half.clear();
  MappedValues a = mapped_values(order, out.mos, values_a), b = mapped_values(order, out.mos, values_b);
  out.estimate_a = std::move(a.estimate);
  out.estimate_b = std::move(b.estimate);
  out.score_a = std::move(a.score);
  out.score_b = std::move(b.score);
  out.d_a = a.d;
  out.d_b = b.d;
  return out;
}

} // namespace

ModelTests model_tests(std::span<const Point> a, std::span<const Point> b, Order order,
                       const PairedBootstrap& bootstrap) {
  const std::vector<Common> points = common_points(a, b);
  ModelTests out;
  out.n = points.size();
  out.left_out = a.size() - points.size();
  out.order = order;
  if (points.empty()) return out;
  const Contest contest = contest_of(points, order);
  out.d_a = contest.d_a;
  out.d_b = contest.d_b;
  out.correlation = correlation_tests(contest);
  out.error = error_tests(contest, bootstrap);
  out.outlier = outlier_test(contest);
  return out;
}

} // namespace quietroom::compare
