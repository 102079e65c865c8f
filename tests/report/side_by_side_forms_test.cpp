#include "report/side_by_side_forms.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace quietroom;
using nlohmann::json;

namespace {

analysis::Comparison comparison(std::vector<analysis::PairsObjective> objectives) {
  analysis::PairsQuestion question;
  for (const char* name : {"x", "y"}) {
    compare::Point point;
    point.condition = name;
    point.mos = *name == 'x' ? 3 : 4;
    question.points.push_back(point);
  }
  question.objectives = std::move(objectives);
  return analysis::comparison_of(question, {compare::Order::none, {}});
}

} // namespace

TEST_CASE("two models stand beside the panel in every form, and one alone in none") {
  const auto two = comparison({{"a", "f", {3.1, 4.4}}, {"b", "f", {3.3, 4.1}}});
  const std::string text = report::side_by_side_text(two);
  CHECK(text.find("a     b  nearest") != std::string::npos);
  CHECK(text.find("of the 2 points that all have: a at 1, b at 1") != std::string::npos);
  CHECK(text.find("the lower is that of b") != std::string::npos);
  const json found = json::parse(quietroom::text(report::side_by_side_json(two)));
  CHECK(found["nearest"] == "b");
  CHECK(found["points"][0]["scores"]["a"] == 3.1);
  CHECK(found["points"][0]["nearest"] == "a");
  report::Table table;
  table.columns = {{"condition", "condition", report::Align::left, ""}};
  table.rows = {{std::string("x")}, {std::string("y")}, {std::string("x")}, {std::string("y")}};
  report::add_side_by_side(table, two);
  CHECK(report::to_csv(table) == "condition,score.a,score.b,nearest\nx,3.1,3.3,a\ny,4.4,4.1,b\n"
                                 "x,3.1,3.3,a\ny,4.4,4.1,b\n");
  const auto one = comparison({{"a", "f", {3, 4}}});
  CHECK(report::side_by_side_text(one).empty());
  report::Table same = table;
  report::add_side_by_side(same, one);
  CHECK(same.columns.size() == table.columns.size());
}

TEST_CASE("where the votes are simulated the nearer model says nothing about people") {
  auto two = comparison({{"a", "f", {3.1, 4.4}}, {"b", "f", {3.3, 4.1}}});
  two.provenance.simulated = true;
  CHECK(report::side_by_side_text(two).find("says nothing about people") != std::string::npos);
}
