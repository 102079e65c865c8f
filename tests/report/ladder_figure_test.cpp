#include "report/ladder_figure.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("conditions stand on the curve at their equivalent Q, and those beyond the ladder beside it") {
  std::string csv = "listener,stimulus,condition,vote\n";
  for (const char* listener : {"A", "B", "C"})
    for (const auto& [condition, vote] : {std::pair{"m10", 2}, {"m20", 4}, {"codec", 3}, {"clean", 5}})
      csv += std::string(listener) + ",s" + condition + ',' + condition + ',' + std::to_string(vote) + '\n';
  const auto votes = test::hand_votes(csv);
  const auto ladder =
      analysis::ladder_of(votes, {{"m10", 10}, {"m20", 20}}, stats::CiMethod::listeners, "v.csv");
  const FigureForms forms = ladder_figure(ladder, analysis::scale_words(votes, "NB"), votes.scale, {});
  REQUIRE(forms.figure.panels.size() == 2);
  const auto& above = forms.figure.panels[0];
  CHECK(above.series[1].points.size() == 2);
  REQUIRE(above.series[2].points.size() == 1);
  CHECK(above.series[2].points[0].x == 15);
  CHECK(above.series[2].points[0].y == 3);
  const auto& below = forms.figure.panels[1];
  CHECK(below.y.ticks.size() == 2);
  REQUIRE(below.series[1].points.size() == 1);
  CHECK(below.series[1].points[0].name == "clean");
  CHECK(below.series[1].points[0].x > 20);
  CHECK(below.x.low == above.x.low);
  CHECK(below.x.high == above.x.high);
  CHECK(forms.data.rows.size() == 4);
}
