#include "compare/propagation.h"

#include "compare/simulated_panel.h"

#include <catch2/catch.hpp>
#include <numeric>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;

namespace {

PropagationOptions quick() {
  PropagationOptions out;
  out.replicates = 200;
  return out;
}

} // namespace

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

TEST_CASE("a bootstrap of few listeners is not shown") {
  test::PanelDesign design;
  design.listeners = 7;
  const test::SimulatedPanels panels(design);
  const auto result = derive(panels.panel(1), panels.setup(), panels.codecs(), quick());
  CHECK(result->codecs.front().Ie.delta);
  CHECK_FALSE(result->codecs.front().Ie.bootstrap);
}
