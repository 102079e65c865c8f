#include "report/sweep_figure.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("every codec is a line over the input, and MOS-CQE goes from 1 to 4.5") {
  const auto forms =
      sweep_figure({{"G.711", {{0, 4.4}, {10, 3.4}}}, {"G.729", {{0, 4.1}, {10, 2.7}}}}, "Ppl", "MOS_CQE");
  const auto& panel = forms.figure.panels.front();
  REQUIRE(panel.series.size() == 2);
  CHECK(panel.series[0].line);
  CHECK_FALSE(panel.series[0].marks);
  CHECK(panel.y.low == 1);
  CHECK(panel.y.high == 4.5);
  CHECK(panel.y.title == "MOS-CQE");
  CHECK(forms.data.rows.size() == 4);
}

TEST_CASE("a single value is a mark, and R has an axis to 100") {
  const auto panel = sweep_figure({{"", {{3, 80}}}}, "Ppl", "R").figure.panels.front();
  CHECK(panel.series[0].marks);
  CHECK(panel.y.high == 100);
  CHECK(panel.x.low < panel.x.high);
}
