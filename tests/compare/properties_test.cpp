#include "compare/agreement.h"
#include "compare/points.h"
#include "core/random.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

std::vector<Point> cloud_of(std::uint64_t seed) {
  SplitMix64 random(seed);
  std::vector<Point> out;
  for (int i = 0; i < 25; ++i) {
    const double x = 1 + 4 * random.next_unit(), y = 0.4 + 0.8 * x + 0.6 * (random.next_unit() - 0.5);
    out.push_back({"c" + std::to_string(i), "", y, 0.05 + 0.2 * random.next_unit(), 24, x});
  }
  return out;
}

std::vector<Point> with_objective(std::vector<Point> points, double (*f)(double)) {
  for (Point& point : points) point.objective = f(*point.objective);
  return points;
}

void check_same_residuals(const Measures& a, const Measures& b) {
  for (const auto& of : {&Measures::rmse, &Measures::rmse_n, &Measures::rmse_star, &Measures::outlier_ratio,
                         &Measures::mae, &Measures::max_error, &Measures::pearson})
    CHECK_THAT((a.*of).value(), WithinRel((b.*of).value(), 1e-11)); // of residuals a tenth of the values
}

} // namespace

TEST_CASE("a constant added to all votes moves the bias and what depends on it, and nothing else") {
  const std::uint64_t seed = GENERATE(range(1, 11));
  std::vector<Point> points = cloud_of(seed);
  const Agreement before = agreement(points);
  for (Point& point : points) point.mos += 0.5;
  const Agreement after = agreement(points);
  CHECK_THAT(*after.unmapped().bias, WithinAbs(*before.unmapped().bias - 0.5, 1e-13));
  CHECK_THAT(*after.unmapped().pearson, WithinRel(*before.unmapped().pearson, 1e-12));
  CHECK(after.unmapped().spearman == before.unmapped().spearman);
  CHECK(after.unmapped().kendall == before.unmapped().kendall);
  CHECK_THAT(*after.bland_altman.sd, WithinRel(*before.bland_altman.sd, 1e-12));
  const auto spread = [](const Measures& m) { return *m.rmse_n * *m.rmse_n - *m.bias * *m.bias; };
  CHECK_THAT(spread(after.unmapped()), WithinRel(spread(before.unmapped()), 1e-9)); // a difference of squares
  for (const Order order : {Order::first, Order::third})
    check_same_residuals(after.mapped(order).measures, before.mapped(order).measures);
}

TEST_CASE("an objective on another linear scale correlates as well and leaves the same residuals") {
  const std::uint64_t seed = GENERATE(range(1, 11));
  const std::vector<Point> points = cloud_of(seed);
  const Agreement before = agreement(points);
  const Agreement after = agreement(with_objective(points, [](double x) { return 20 * x - 7; }));
  CHECK_THAT(*after.unmapped().pearson, WithinRel(*before.unmapped().pearson, 1e-12));
  for (const Order order : {Order::first, Order::third})
    check_same_residuals(after.mapped(order).measures, before.mapped(order).measures);
}

TEST_CASE("an objective bent by a rising curve keeps its ranks") {
  const std::uint64_t seed = GENERATE(range(1, 11));
  const std::vector<Point> points = cloud_of(seed);
  const Agreement before = agreement(points);
  const Agreement after = agreement(with_objective(points, [](double x) { return std::exp(x); }));
  CHECK(after.unmapped().spearman == before.unmapped().spearman);
  CHECK(after.unmapped().kendall == before.unmapped().kendall);
  CHECK(*after.unmapped().pearson != *before.unmapped().pearson);
}

TEST_CASE("the order of the points changes no digit") {
  const std::uint64_t seed = GENERATE(range(1, 11));
  std::vector<Point> points = cloud_of(seed);
  const Agreement before = agreement(points);
  std::mt19937_64 engine(seed);
  shuffle(points, engine);
  const Agreement after = agreement(points);
  for (std::size_t i = 0; i < 3; ++i) {
    const Measures &a = before.mappings[i].measures, &b = after.mappings[i].measures;
    CHECK(coefficients(before.mappings[i].mapping) == coefficients(after.mappings[i].mapping));
    for (const auto& of : {&Measures::pearson, &Measures::rmse, &Measures::rmse_star, &Measures::bias,
                           &Measures::mae, &Measures::kendall})
      CHECK((a.*of) == (b.*of));
  }
  CHECK(before.bland_altman.slope == after.bland_altman.slope);
}
