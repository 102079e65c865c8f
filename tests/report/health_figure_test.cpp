#include "report/health_figure.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

analysis::PanelHealth health() {
  return {{{"A", 3, 1.0, 0.8, 0.1, false}, {"B", 4, 1.2, 0.5, 0.2, true}, {"C", 2, {}, {}, {}, false}},
          {{1, 0.5, 0.2, 3}, {5, -0.5, 0.2, 3}}};
}

} // namespace

TEST_CASE("there is a panel for what the votes tell") {
  CHECK(health_figure(health(), {}, {"MOS", {}}, {1, 5}, false).figure.panels.size() == 3);
  analysis::PanelHealth less = health();
  less.positions.clear();
  for (auto& each : less.listeners) each.response_s.reset();
  CHECK(health_figure(less, {}, {"MOS", {}}, {1, 5}, false).figure.panels.size() == 1);
}

TEST_CASE("flagged listeners are labelled and the others are not") {
  const auto forms = health_figure(health(), {}, {"MOS", {}}, {1, 5}, true);
  const auto& series = forms.figure.panels.front().series;
  CHECK(series[0].points.size() == 1); // C has no spread
  CHECK(series[0].points[0].label.empty());
  REQUIRE(series[1].points.size() == 1);
  CHECK(series[1].points[0].label == "B");
  CHECK(forms.figure.columns == 3);
  CHECK(forms.data.rows.size() == 5);
}

TEST_CASE("response times come from the quickest listener to the slowest") {
  const auto panel = health_figure(health(), {}, {"MOS", {}}, {1, 5}, false).figure.panels[1];
  CHECK(panel.series[1].points.front().x == 1); // B
  CHECK(panel.series[0].points.front().x == 2); // A
  CHECK(panel.series[0].points.front().y_interval->low == 0.8 - 0.1);
}
