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

/// Replaces the objective values by the mapped ones; returns d.
std::uint64_t map_values(Order order, std::span<const double> mos, std::vector<double>& values) {
  auto mapping = fit(order, values, mos);
  if (!mapping) mapping = Mapping{};
  if (mapping->order != Order::none)
    for (double& value : values) value = (*mapping)(value);
  return d_of(mapping->order);
}

Contest contest_of(const std::vector<Common>& points, Order order) {
  Contest out;
  for (const Common& point : points) {
    out.mos.push_back(point.mos);
    out.estimate_a.push_back(point.a);
    out.estimate_b.push_back(point.b);
    if (point.ci_half) out.ci_half.push_back(*point.ci_half);
  }
  if (out.ci_half.size() < points.size()) out.ci_half.clear();
  out.d_a = map_values(order, out.mos, out.estimate_a);
  out.d_b = map_values(order, out.mos, out.estimate_b);
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
