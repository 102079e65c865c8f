#include "compare/simulated_panel.h"

#include "compare/fit_acceptance.h"
#include "core/random.h"

#include <catch2/catch.hpp>
#include <numeric>

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

TEST_CASE("the delta interval of a MOS is the Student interval of its listener means") {
  const std::vector<double> means = {3.25, 4, 2.5, 3.75, 3, 4.25};
  std::vector<std::vector<std::optional<double>>> rows;
  for (const double mean : means) rows.push_back({mean});
  const Axis axis = Axis::linear;
  const auto spread = propagate(
      panel_scores({"c"}, rows), [](std::span<const double> mos) { return std::vector<double>{mos[0]}; },
      std::span(&axis, 1), quick());
  const double mean = std::accumulate(means.begin(), means.end(), 0.0) / 6;
  double squares = 0;
  for (const double each : means) squares += (each - mean) * (each - mean);
  const double half = 2.570581836 * std::sqrt(squares / 5 / 6); // t(.975, 5)
  CHECK_THAT(*spread[0].estimate, WithinAbs(mean, 1e-12));
  CHECK_THAT(*spread[0].delta->high - mean, WithinAbs(half, 1e-8)); // slopes by differences
}

TEST_CASE("a bias that a listener has for all conditions leaves a difference of two as sure as without it") {
  std::vector<std::vector<std::optional<double>>> rows;
  for (const double bias : {-0.5, -0.25, 0.0, 0.25, 0.5}) rows.push_back({3 + bias, 4 + bias});
  const Axis axis = Axis::linear;
  const auto difference = [](std::span<const double> mos) { return std::vector<double>{mos[1] - mos[0]}; };
  const auto spread = propagate(panel_scores({"a", "b"}, rows), difference, std::span(&axis, 1), quick());
  CHECK_THAT(*spread[0].se, WithinAbs(0, 1e-9));
}

TEST_CASE("a bootstrap of few listeners is not shown") {
  test::PanelDesign design;
  design.listeners = 7;
  const test::SimulatedPanels panels(design);
  const auto result = derive(panels.panel(1), panels.setup(), panels.codecs(), quick());
  CHECK(result->codecs.front().Ie.delta);
  CHECK_FALSE(result->codecs.front().Ie.bootstrap);
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

TEST_CASE("references that do not carry a derivation are refused with their numbers") {
  const auto said = [](const ReferenceSetup& setup, const std::vector<double>& mos) {
    std::string out;
    for (const std::string& one : objections(setup, fit_references(setup, mos))) out += one + '\n';
    return out;
  };
  const auto mos_at = [](std::initializer_list<double> impairments) {
    std::vector<double> out;
    for (const double each : impairments) out.push_back(emodel::mos_of_r(90 - each));
    return out;
  };
  const ReferenceSetup good{emodel::Band::narrow, 0, {{0, 0}, {1, 10}, {2, 20}, {3, 50}}};
  CHECK(said(good, mos_at({0, 10, 20, 50})) == "");
  CHECK(said(good, mos_at({0, 4, 8, 20})) == "b is 0.400, far from 1: it must lie in 0.67 to 1.50\n");
  CHECK(said(good, mos_at({0, 40, 0, 50})).starts_with("the residual standard error of the references is"));
  CHECK(said(good, mos_at({50, 20, 10, 0})) ==
        "the panel's scores do not fall with the published Ie of the references\n");
  const ReferenceSetup few{emodel::Band::narrow, 0, {{0, 0}, {1, 10}, {2, 15}}};
  CHECK(said(few, mos_at({0, 10, 15})) ==
        "too few references: 3, at least 4 are needed\n"
        "the references span too little: published Ie differ by 15.0, at least 20.0 is needed\n");
  const ReferenceSetup equal{emodel::Band::narrow, 0, {{0, 7}, {1, 7}, {2, 7}, {3, 7}}};
  CHECK(said(equal, mos_at({0, 10, 15, 3})).find("do not fall") != std::string::npos);
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
