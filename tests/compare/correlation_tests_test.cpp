#include "compare/model_test_parts.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;

namespace {

/// Models with exactly these correlations: n points on three waves that are orthogonal to each other.
Contest contest(std::size_t n, double r_a, double r_b, double r_ab) {
  const auto wave = [&](std::size_t k, std::size_t i) {
    return std::cos(2 * std::numbers::pi * static_cast<double>(k * i) / static_cast<double>(n));
  };
  const double of_a = std::sqrt(1 - r_a * r_a);
  const double common = (r_ab - r_a * r_b) / of_a;
  const double rest = std::sqrt(std::max(0.0, 1 - r_b * r_b - common * common));
  Contest out;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = wave(1, i), y = wave(2, i), z = wave(3, i);
    out.mos.push_back(x);
    out.score_a.push_back(r_a * x + of_a * y);
    out.score_b.push_back(r_b * x + common * y + rest * z);
  }
  return out;
}

} // namespace

TEST_CASE("Williams' T2 of the example that R's psych prints: t -0.89, p 0.37 for r .4 .5 .1, n 103") {
  const CorrelationTests out = correlation_tests(contest(103, 0.4, 0.5, 0.1));
  CHECK_THAT(*out.r_a, WithinAbs(0.4, 1e-12));
  CHECK_THAT(*out.r_b, WithinAbs(0.5, 1e-12));
  CHECK_THAT(*out.r_ab, WithinAbs(0.1, 1e-12));
  REQUIRE(out.williams_t);
  CHECK(out.williams_df == 100);
  // its formula by hand: -0.1 sqrt(102 * 1.1 / (2 * 102 / 100 * 0.62 + 0.2025 * 0.729))
  CHECK_THAT(out.williams_t->statistic, WithinAbs(-0.1 * std::sqrt(112.2 / (1.2648 + 0.1476225)), 1e-10));
  CHECK_THAT(out.williams_t->p, WithinAbs(0.37, 0.005));
}

TEST_CASE("Fisher's z takes the two correlations as independent") {
  const auto fisher = correlation_tests(contest(53, 0.8, 0.5, 0.3)).fisher_z;
  REQUIRE(fisher);
  // (1.098612 - 0.549306) / sqrt(2 / 50) = 2.74653; two-sided 0.00602 of a table of the normal distribution
  CHECK_THAT(fisher->statistic, WithinAbs((std::log(9) / 2 - std::log(3) / 2) / 0.2, 1e-10));
  CHECK_THAT(fisher->p, WithinAbs(0.00602, 5e-6));
}

TEST_CASE("Meng's z is Fisher's difference with the correlation of the models in its error") {
  // mean square 0.445, f = (1 - 0.3)/(2 * 0.555) = 0.630631, h = (1 - f 0.445)/0.555 = 1.296157
  const auto meng = correlation_tests(contest(53, 0.8, 0.5, 0.3)).meng_z;
  REQUIRE(meng);
  CHECK_THAT(
      meng->statistic,
      WithinAbs(std::log(3) / 2 * std::sqrt(50 / (2 * 0.7 * ((1 - 0.7 / 1.11 * 0.445) / 0.555))), 1e-10));
  // f is at most 1: models that oppose each other
  const auto opposed = correlation_tests(contest(53, 0.8, -0.5, -0.7)).meng_z;
  REQUIRE(opposed);
  CHECK_THAT(opposed->statistic, WithinAbs(std::log(27) / 2 * std::sqrt(50 / (2 * 1.7)), 1e-10));
}

TEST_CASE("fewer than four points, a perfect correlation or a constant model leave the tests empty") {
  const auto tested = [](const Contest& c) { return correlation_tests(c).fisher_z.has_value(); };
  Contest few;
  few.mos = {1, 2, 4, 3};
  few.score_a = {1, 3, 4, 3};
  few.score_b = {2, 2, 3, 5};
  CHECK(tested(few));
  for (auto* values : {&few.mos, &few.score_a, &few.score_b}) values->pop_back();
  CHECK_FALSE(tested(few));
  CHECK(correlation_tests(few).r_a);
  Contest perfect = contest(20, 0.4, 0.5, 0.1);
  perfect.score_b = perfect.mos;
  for (double& value : perfect.score_b) value = std::round(value * 64); // exact in binary
  perfect.mos = perfect.score_b;
  CHECK_FALSE(tested(perfect));
  Contest constant = contest(20, 0.4, 0.5, 0.1);
  constant.score_b.assign(20, 3);
  CHECK_FALSE(tested(constant));
  CHECK(correlation_tests(constant).r_a);
}

TEST_CASE("models that are one up to a line have no test that divides by their difference") {
  Contest same = contest(20, 0.4, 0.5, 0.1);
  same.score_b = same.score_a;
  for (double& value : same.score_b) value = 3 * value + 1;
  const CorrelationTests out = correlation_tests(same);
  REQUIRE(out.fisher_z);
  CHECK_THAT(out.fisher_z->statistic, WithinAbs(0, 1e-12));
  CHECK_FALSE(out.williams_t);
  CHECK_FALSE(out.meng_z);
}
