#include "report/conditions_figure.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

FigureForms drawn_with(const std::vector<std::string>& by, const ShownConditions& shown = {}) {
  votes::VoteOptions options;
  options.factors = {"talker"};
  const auto votes = test::hand_votes("listener,stimulus,condition,talker,vote\nA,s,x,f,4\nB,s,x,f,5\nA,t,y,"
                                      "m,2\nB,t,y,m,3\nA,u,x,m,3\nB,u,x,m,4\n",
                                      options);
  return conditions_figure(analysis::mos_answer(votes, by, stats::CiMethod::listeners, "NB"),
                           analysis::scale_words(votes, "NB"), shown);
}

} // namespace

TEST_CASE("every condition is a mark at its MOS with its interval, and a row of the CSV") {
  const FigureForms forms = drawn_with({"condition"});
  const auto& points = forms.figure.panels.front().series.front().points;
  REQUIRE(points.size() == 2);
  CHECK(points[0].name == "x");
  CHECK(points[0].y == 4); // of listener means 3.5 and 4.5
  CHECK(points[1].y == 2.5);
  CHECK(points[0].y_interval->low < 4);
  CHECK(forms.data.rows.size() == 2);
  CHECK(forms.figure.panels.front().y.title == "MOS-LQSN");
  CHECK(forms.figure.description.find("Highest: x, 4.00") != std::string::npos);
}

TEST_CASE("a further factor gives a series for each of its values, side by side") {
  const FigureForms forms = drawn_with({"condition", "talker"});
  const auto& series = forms.figure.panels.front().series;
  REQUIRE(series.size() == 2);
  CHECK(series[0].name == "f");
  CHECK(series[1].points.size() == 2);
  CHECK(series[0].points[0].x < 1);
  CHECK(series[1].points[0].x > 1);
}

TEST_CASE("reference conditions are hollow where the set knows them") {
  const FigureForms forms =
      drawn_with({"condition"}, {{{"y", "MNRU", true}, {"x", "codec", false}}, {}, RowOrder::set});
  const auto& series = forms.figure.panels.front().series;
  REQUIRE(series.size() == 2);
  CHECK(series[1].name == "reference condition");
  CHECK_FALSE(series[1].look.filled);
  CHECK(series[1].points.front().name == "y");
  CHECK(series[1].points.front().x == 1); // first in the set
}
