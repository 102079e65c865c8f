#include "compare/derive.h"

#include "compare/simulated_panel.h"
#include "core/random.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

PropagationOptions quick() {
  PropagationOptions out;
  out.replicates = 200;
  return out;
}

/// Scores of a panel in which nobody scatters.
PanelScores panel_of(const std::vector<double>& mos, std::size_t listeners = 4) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < mos.size(); ++c) names.push_back("c" + std::to_string(c));
  return panel_scores(names, {listeners, {mos.begin(), mos.end()}});
}

} // namespace

TEST_CASE("a panel without scatter returns its Ie and Bpl exactly") {
  test::PanelDesign design;
  SECTION("the direct condition at the model's best") {}
  SECTION("a panel whose scale is lower and shorter") {
    design.R_direct = 85;
    design.b = 0.9;
  }
  SECTION("a panel that scores above the model is rescaled") {
    design.R_direct = best_r(emodel::Band::narrow);
    design.stretch = 1.12;
  }
  const test::SimulatedPanels panels(design);
  const auto result = derive(panels.exact(), panels.setup(), panels.codecs(), quick());
  REQUIRE(result);
  const CodecDerivation& codec = result->codecs.front();
  CHECK_THAT(*codec.Ie.estimate, WithinAbs(design.Ie, 1e-6));
  CHECK_THAT(*codec.Bpl.estimate, WithinAbs(design.Bpl, 1e-6));
  CHECK_THAT(result->fit.b, WithinAbs(design.b, 1e-6));
  CHECK_THAT(result->fit.a, WithinAbs(0, 1e-6));
  CHECK_THAT(*result->fit.residual_se, WithinAbs(0, 1e-6));
  CHECK(result->fit.rescale.has_value() == (design.stretch > 1));
  REQUIRE(codec.Ie.delta);
  CHECK_THAT(*codec.Ie.delta->high, WithinAbs(design.Ie, 1e-6));
  for (const LossResult& loss : codec.lossy) CHECK_THAT(*loss.fitted, WithinAbs(loss.Ie_eff, 1e-6));
}

TEST_CASE("each band has its own scale and its own limit of loss") {
  const auto band = GENERATE(emodel::Band::wide, emodel::Band::full);
  const double top = best_r(band), limit = band == emodel::Band::full ? 132 : 95;
  CHECK_THAT(top, WithinAbs(band == emodel::Band::full ? 148 : 129, 1e-9));
  const double Ie = 20, Bpl = 6, Ppl = 3;
  std::vector<double> mos;
  for (const double impairment : {8.0, 20.0, 41.0, 56.0, Ie, Ie + (limit - Ie) * Ppl / (Ppl + Bpl)})
    mos.push_back(emodel::mos_of_r(top - impairment, band));
  const ReferenceSetup setup{band, 0, {{0, 8}, {1, 20}, {2, 41}, {3, 56}}};
  const CodecConditions codec{"codec", {4}, {{5, {{Ppl, 1.0}}}}};
  const auto result = derive(panel_of(mos), setup, std::span(&codec, 1), quick());
  REQUIRE(result);
  CHECK_THAT(*result->codecs.front().Ie.estimate, WithinAbs(Ie, 1e-6));
  CHECK_THAT(*result->codecs.front().Bpl.estimate, WithinAbs(Bpl, 1e-6));
}

TEST_CASE("names and order of the listeners change no digit") {
  const test::PanelDesign design;
  const test::SimulatedPanels panels(design);
  const PanelScores panel = panels.panel(7);
  std::vector<std::vector<std::optional<double>>> rows;
  for (std::size_t i = 0; i < panel.n_listeners; ++i) {
    const auto row = panel.means.begin() + static_cast<std::ptrdiff_t>(i * panel.conditions.size());
    rows.emplace_back(row, row + static_cast<std::ptrdiff_t>(panel.conditions.size()));
  }
  std::mt19937_64 engine(1);
  shuffle(rows, engine);
  const auto a = derive(panel, panels.setup(), panels.codecs(), quick());
  const auto b = derive(panel_scores(panel.conditions, rows), panels.setup(), panels.codecs(), quick());
  CHECK(a->codecs.front().Ie.estimate == b->codecs.front().Ie.estimate);
  CHECK(a->codecs.front().Bpl.delta == b->codecs.front().Bpl.delta);
  CHECK(a->codecs.front().Bpl.bootstrap == b->codecs.front().Bpl.bootstrap);
}

TEST_CASE("a bias that a listener has for all conditions leaves a difference of two as sure as without it") {
  std::vector<std::vector<std::optional<double>>> rows;
  for (const double bias : {-0.5, -0.25, 0.0, 0.25, 0.5}) rows.push_back({3 + bias, 4 + bias});
  const Axis axis = Axis::linear;
  const auto difference = [](std::span<const double> mos) { return std::vector<double>{mos[1] - mos[0]}; };
  const auto spread = propagate(panel_scores({"a", "b"}, rows), difference, std::span(&axis, 1), quick());
  CHECK_THAT(*spread[0].se, WithinAbs(0, 1e-9));
}

TEST_CASE("fewer than three listeners give values and no intervals") {
  const test::PanelDesign design;
  const test::SimulatedPanels panels(design);
  const auto result = derive(panels.exact(2), panels.setup(), panels.codecs(), quick());
  CHECK(result->codecs.front().Ie.estimate);
  CHECK_FALSE(result->codecs.front().Ie.delta);
  CHECK_FALSE(result->codecs.front().Ie.bootstrap);
}

// benchmarks/derive_coverage counts 1,000 panels of each of five designs; this is the part that tests can
// wait for.

TEST_CASE("95 % intervals of Ie and Bpl hold the truth as often as they say") {
  const test::PanelDesign design;
  const test::SimulatedPanels panels(design);
  test::Coverage held;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) count_panel(held, panels, design, seed, 200);
  constexpr int least = 270, most = 297; // of 300 with probability 0.95: 285, standard deviation 3.8
  CHECK(held.refused == 0);
  for (const int count : {held.Ie_delta, held.Ie_bootstrap, held.Bpl_delta, held.Bpl_bootstrap}) {
    CHECK(count >= least);
    CHECK(count <= most);
  }
  // Nor are they too wide: standard error against scatter of the estimates, which 300 panels know to 4 %.
  const double n = held.panels;
  const double scatter = std::sqrt((held.Ie_squares - held.Ie_sum * held.Ie_sum / n) / (n - 1));
  CHECK_THAT(held.se_sum / n, WithinRel(scatter, 0.15));
}

TEST_CASE("a MOS that no R has is taken as the limit and said to be") {
  const ReferenceSetup setup{emodel::Band::narrow, 0, {{0, 0}, {1, 20}, {2, 50}}};
  const std::vector<double> mos = {4.3, 3.7, 2.3, 4.6};
  const auto fit = fit_references(setup, mos);
  REQUIRE(fit);
  CHECK_FALSE(fit->rescale);
  CHECK(normalised(*fit, mos[3]).rating.clamped);
  CHECK_THAT(normalised(*fit, mos[3]).rating.R, WithinAbs(100, 1e-9));
  CHECK_FALSE(normalised(*fit, mos[0]).rating.clamped);
}

TEST_CASE("gaps in the panel count each condition by those who judged it") {
  const PanelScores panel = panel_scores({"a", "b"}, {{3.0, 4.0}, {4.0, std::nullopt}, {5.0, 2.0}});
  const std::vector<double> mos = condition_mos(panel), shares = error_shares(panel);
  CHECK(mos == std::vector<double>{4, 3});
  std::vector<double> of_b;
  for (std::size_t i = 0; i < 3; ++i) of_b.push_back(shares[2 * i + 1]);
  CHECK_THAT(standard_error(of_b),
             WithinAbs(std::sqrt(1.5 * 0.5), 1e-12)); // shares +-1/2, 3/2 for 3 listeners
  const std::vector<std::uint16_t> only_the_second = {0, 3, 0};
  CHECK_FALSE(condition_mos(panel, only_the_second));
}
