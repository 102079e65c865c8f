#include "stats/distributions.h"

#include "support/json_file.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::stats;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nlohmann::json;

TEST_CASE("quantiles of every distribution agree with the published table") {
  const json table = test::read_json("stats/canonical/quantiles.json");
  CHECK_THAT(normal_quantile(0.975), WithinRel(table["z975"].get<double>(), 1e-14));
  for (const auto& [k, limits] : table["chi2"].items()) {
    CHECK_THAT(chi_squared_quantile(0.025, std::stod(k)), WithinRel(limits[0].get<double>(), 1e-10));
    CHECK_THAT(chi_squared_quantile(0.975, std::stod(k)), WithinRel(limits[1].get<double>(), 1e-10));
  }
  for (const auto& [key, expected] : table["F95"].items()) {
    const double d1 = std::stod(key), d2 = std::stod(key.substr(key.find(',') + 1));
    CHECK_THAT(f_quantile(0.95, d1, d2), WithinRel(expected.get<double>(), 1e-9)); // as the t quantiles
    CHECK_THAT(f_upper(expected.get<double>(), d1, d2), WithinRel(0.05, 1e-8));
  }
}

TEST_CASE("distributions agree with their closed forms, far into the tails") {
  CHECK_THAT(student_t_two_sided_p(1, 1), WithinRel(0.5, 1e-14));
  CHECK_THAT(student_t_two_sided_p(-1e6, 1), WithinRel(2 / std::numbers::pi * std::atan(1e-6), 1e-12));
  CHECK_THAT(student_t_two_sided_p(1e100, 2), WithinRel(1e-200, 1e-12)); // 1 - t / sqrt(t^2 + 2), expanded
  CHECK_THAT(normal_two_sided_p(37), WithinRel(std::erfc(37 / std::numbers::sqrt2), 1e-12)); // 1e-299
  CHECK_THAT(normal_cdf(normal_quantile(0.2)), WithinRel(0.2, 1e-14));
  CHECK_THAT(chi_squared_upper(1300, 2), WithinRel(std::exp(-650.0), 1e-12));
  CHECK_THAT(f_upper(9, 2, 2), WithinRel(0.1, 1e-14)); // 1 / (1 + f)
  CHECK_THAT(beta_quantile(0.25, 2, 1), WithinRel(0.5, 1e-14));
  CHECK_THAT(noncentral_t_cdf(0, 7, 1.5), WithinRel(normal_cdf(-1.5), 1e-12));
}

TEST_CASE("outside of their range distributions answer with no number and never throw") {
  CHECK(std::isnan(student_t_quantile(0.975, 0)));
  CHECK(std::isnan(beta_quantile(0.5, 0, 1)));
  CHECK(std::isinf(normal_quantile(1)));
}
