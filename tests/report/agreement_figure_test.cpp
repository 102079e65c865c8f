#include "report/agreement_figure.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

FigureForms drawn_from(const std::vector<double>& objective) {
  const std::vector<double> mos = {1.5, 2.4, 3.1, 4.2, 4.4};
  analysis::PairsQuestion question;
  analysis::PairsObjective model{"model", "pairs.csv", {}};
  for (std::size_t i = 0; i < mos.size(); ++i) {
    question.points.push_back({"c" + std::to_string(i), "", mos[i], 0.2, {}, {}});
    model.values.emplace_back(objective[i]);
  }
  question.objectives = {model};
  return agreement_figure(comparison_of(question, {compare::Order::first, {}}), {}, false);
}

} // namespace

TEST_CASE("subjective stands against objective on equal axes with a diagonal, a mapping and a box") {
  const FigureForms forms = drawn_from({1.6, 2.3, 3.9, 4.1, 4.5});
  const auto& panel = forms.figure.panels.front();
  CHECK(panel.equal);
  CHECK(panel.x.low == 1);
  CHECK(panel.x.high == 5);
  CHECK(panel.x.title == "model");
  REQUIRE(panel.series.size() == 4);
  CHECK(panel.series[0].points[0].x == panel.series[0].points[0].y);
  CHECK(panel.series[1].name == "linear mapping");
  CHECK(panel.box.front() == "n  5");
  CHECK(panel.box.size() == 5);
}

TEST_CASE("the numbers behind it have the difference before the mapping and the one behind it") {
  const FigureForms forms = drawn_from({1.6, 2.3, 3.9, 4.1, 4.5});
  std::vector<std::string> keys;
  for (const Column& column : forms.data.columns) keys.push_back(column.key);
  const auto value = [&](const std::vector<Cell>& row, const char* key) {
    const auto at = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
    return *std::get<Number>(row.at(at)).value;
  };
  for (const auto& row : forms.data.rows) { // sums of decimals: 1e-12 is rounding alone
    CHECK(std::abs(value(row, "difference") - (value(row, "objective") - value(row, "mos"))) < 1e-12);
    CHECK(std::abs(value(row, "mapped_difference") - (value(row, "mapped") - value(row, "mos"))) < 1e-12);
  }
}

TEST_CASE("a condition whose score lies outside its interval is labelled, the others are not") {
  const FigureForms forms = drawn_from({1.6, 2.3, 3.9, 4.1, 4.5});
  const auto& series = forms.figure.panels.front().series;
  REQUIRE(series[3].points.size() == 1);
  CHECK(series[3].points[0].label == "c2");
  CHECK(series[2].points.size() == 4);
  CHECK(series[2].points[0].label.empty());
  CHECK(series[2].points[0].y_interval->high == 1.7);
}

TEST_CASE("a score on another scale has an axis of its own and no diagonal") {
  const FigureForms forms = drawn_from({16, 23, 39, 41, 95});
  const auto& panel = forms.figure.panels.front();
  CHECK_FALSE(panel.equal);
  CHECK(panel.x.high > 95);
  CHECK(panel.y.high == 5);
  CHECK(panel.series[0].name == "linear mapping");
}
