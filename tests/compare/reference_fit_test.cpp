#include "compare/reference_fit.h"

#include "emodel/rating.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;

namespace {

constexpr double exact = 1e-6; // through the inverse of G.107 Annex B

/// MOS of a panel that rates the direct condition with R_direct and takes `raw` off for each condition.
std::vector<double> panel(double R_direct, const std::vector<double>& raw, emodel::Band band) {
  std::vector<double> out;
  for (const double each : raw) out.push_back(emodel::mos_of_r(R_direct - each, band));
  return out;
}

const std::vector<Reference> four = {{0, 0}, {1, 10}, {2, 25}, {3, 50}};

} // namespace

TEST_CASE("the best connection of each band has the R and the MOS of its model") {
  CHECK_THAT(best_r(emodel::Band::narrow), WithinAbs(93.2, 0.05)); // G.107 (2015), all defaults
  CHECK_THAT(best_mos(emodel::Band::narrow), WithinAbs(4.409, 0.001));
  CHECK_THAT(best_r(emodel::Band::wide), WithinAbs(129, exact)); // G.107.1
  CHECK_THAT(best_r(emodel::Band::full), WithinAbs(148, exact)); // G.107.2
  CHECK(best_mos(emodel::Band::wide) == 4.5);
  CHECK(best_mos(emodel::Band::full) == 4.5);
}

TEST_CASE("references that a panel impairs by a + b Ie give a and b back, and every MOS its Ie") {
  const auto band = GENERATE(emodel::Band::narrow, emodel::Band::wide, emodel::Band::full);
  const double a = 3, b = 0.8, R_direct = best_r(band) - 10;
  const auto mos = panel(R_direct, {0, a, a + b * 10, a + b * 25, a + b * 50, a + b * 18}, band);
  const auto fit = fit_references({band, 0, {{1, 0}, {2, 10}, {3, 25}, {4, 50}}}, mos);
  REQUIRE(fit);
  CHECK(fit->band == band);
  CHECK_FALSE(fit->rescale);
  CHECK_THAT(fit->direct.R, WithinAbs(R_direct, exact));
  CHECK_THAT(fit->a, WithinAbs(a, exact));
  CHECK_THAT(fit->b, WithinAbs(b, exact));
  CHECK_THAT(*fit->residual_se, WithinAbs(0, exact));
  const Normalised out = normalised(*fit, mos[5]);
  CHECK_THAT(out.raw, WithinAbs(a + b * 18, exact));
  CHECK_THAT(out.Ie, WithinAbs(18, exact));
  CHECK_THAT(out.R, WithinAbs(best_r(band) - 18, exact));
  CHECK_THAT(out.mos, WithinAbs(emodel::mos_of_r(best_r(band) - 18, band), exact));
  CHECK_FALSE(out.rating.clamped);
}

TEST_CASE("what the line misses are the residuals, and their standard error has n - 2 degrees of freedom") {
  // raw 1, 9, 26, 50 on Ie 0, 10, 25, 50: means 21.25 and 21.5, slope 1412.5/1418.75
  const auto mos = panel(90, {0, 1, 9, 26, 50}, emodel::Band::narrow);
  const auto fit = fit_references({emodel::Band::narrow, 0, {{1, 0}, {2, 10}, {3, 25}, {4, 50}}}, mos);
  REQUIRE(fit);
  const double b = 1412.5 / 1418.75, a = 21.5 - b * 21.25;
  CHECK_THAT(fit->b, WithinAbs(b, exact));
  CHECK_THAT(fit->a, WithinAbs(a, exact));
  double squares = 0;
  const double raw[] = {1, 9, 26, 50}, Ie[] = {0, 10, 25, 50};
  for (std::size_t i = 0; i < 4; ++i) {
    const double residual = raw[i] - a - b * Ie[i];
    CHECK_THAT(fit->points[i].residual, WithinAbs(residual, exact));
    CHECK_THAT(fit->points[i].raw, WithinAbs(raw[i], exact));
    squares += residual * residual;
  }
  CHECK_THAT(*fit->residual_se, WithinAbs(std::sqrt(squares / 2), exact));
  const auto two = fit_references({emodel::Band::narrow, 0, {{1, 0}, {4, 50}}}, mos);
  REQUIRE(two);
  CHECK_FALSE(two->residual_se);
}

TEST_CASE("a direct condition above the model's best brings all scores down by one factor") {
  std::vector<double> mos = panel(best_r(emodel::Band::narrow), {0, 10, 25, 50}, emodel::Band::narrow);
  for (double& each : mos) each = 1 + 1.1 * (each - 1);
  mos.push_back(mos[0] + 0.1); // better than direct
  mos.push_back(mos[0]);
  const auto fit = fit_references({emodel::Band::narrow, 0, four}, mos);
  REQUIRE(fit);
  REQUIRE(fit->rescale);
  CHECK(fit->rescale->mos_direct == mos[0]);
  CHECK_THAT((*fit->rescale)(mos[0]), WithinAbs(best_mos(emodel::Band::narrow), 1e-12));
  CHECK((*fit->rescale)(1) == 1);
  CHECK_THAT(fit->a, WithinAbs(0, exact));
  CHECK_THAT(fit->b, WithinAbs(1, exact));
  CHECK(fit->above_direct == std::vector<std::size_t>{4});
}

TEST_CASE("a condition above direct but within what the model can give is nothing to tell") {
  const auto mos = panel(80, {0, 10, 25, 50, -5}, emodel::Band::narrow);
  const auto fit = fit_references({emodel::Band::narrow, 0, four}, mos);
  REQUIRE(fit);
  CHECK(fit->above_direct.empty());
}

TEST_CASE("references of one Ie, or scores that rise with it, fix no scale") {
  const auto falling = panel(90, {0, 10, 25, 50}, emodel::Band::narrow);
  CHECK_FALSE(fit_references({emodel::Band::narrow, 0, {{1, 10}, {2, 10}}}, falling));
  CHECK_FALSE(fit_references({emodel::Band::narrow, 0, {{1, 50}, {2, 25}, {3, 10}}}, falling));
  CHECK_FALSE(fit_references({emodel::Band::narrow, 0, {}}, falling));
}

TEST_CASE("a MOS below 1 has the R of 1, and is said to be beyond the scale") {
  auto mos = panel(90, {0, 10, 25, 50}, emodel::Band::narrow);
  mos.push_back(0.8);
  const auto fit = fit_references({emodel::Band::narrow, 0, four}, mos);
  REQUIRE(fit);
  const Normalised out = normalised(*fit, mos[4]);
  CHECK(out.rating.clamped);
  CHECK(out.rating.R == normalised(*fit, 1.0).rating.R);
  CHECK_FALSE(normalised(*fit, 1.0).rating.clamped);
}
