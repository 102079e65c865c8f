#include "compare/loss_robustness.h"

#include "compare/simulated_panel.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinRel;

TEST_CASE("one loss condition gives the closed form of Bpl") {
  const double Ie = GENERATE(0.0, 11.0, 35.8), Ie_eff = GENERATE(37.0, 60.0), BurstR = GENERATE(1.0, 1.8);
  const double Ppl = GENERATE(0.5, 4.0, 18.0);
  CAPTURE(Ie, Ie_eff, BurstR, Ppl);
  const std::vector<LossPoint> point = {{{{Ppl, BurstR}}, Ie_eff}};
  const double closed = Ppl * ((95 - Ie) / (Ie_eff - Ie) - 1 / BurstR);
  CHECK_THAT(fit_bpl(Ie, point, emodel::Band::narrow), WithinRel(closed, 1e-9)); // a fit to 1e-14 of 1/Bpl
}

TEST_CASE("Bpl is none where loss lowered nothing and 0 where it lowered more than any Bpl") {
  const std::vector<LossPoint> better = {{{{2, 1.0}}, 9}, {{{5, 1.0}}, 8}};
  CHECK(std::isinf(fit_bpl(10, better, emodel::Band::narrow)));
  const std::vector<LossPoint> beyond = {{{{2, 1.0}}, 110}};
  CHECK(fit_bpl(10, beyond, emodel::Band::narrow) == 0);
}

TEST_CASE("Bpl of several losses is the least sum of squares") {
  const std::vector<LossPoint> points = {
      {{{1, 1.0}}, 14}, {{{2, 1.2}, {3, 1.0}}, 33}, {{{5, std::nullopt}}, 29}, {{{10, 1.0}}, 61}};
  const auto misfit = [&](double Bpl) {
    double out = 0;
    for (const LossPoint& point : points) {
      const double error = effective_ie(10, Bpl, point.stimuli, emodel::Band::narrow) - point.Ie_eff;
      out += error * error;
    }
    return out;
  };
  const double Bpl = fit_bpl(10, points, emodel::Band::narrow);
  for (double other = 0.05; other < 500; other *= 1.01) REQUIRE(misfit(Bpl) <= misfit(other));
}
