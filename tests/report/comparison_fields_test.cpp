#include "report/comparison_fields.h"

#include "report/limits_json.h"

#include "report/two_objectives.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

using Keys = std::vector<std::string>;

template<class Row>
Keys keys(const Fields<Row>& fields, Form form) {
  Keys out;
  for (const auto& field : fields)
    if (field.forms.has(form)) out.push_back(field.key);
  return out;
}

/// What readers see of the row in this column.
std::string shown(const Fields<PointRow>& fields, const PointRow& row, const std::string& key) {
  for (const auto& field : fields)
    if (field.key == key && field.forms.text) {
      Table table;
      table.columns = {{"", "", Align::left, field.half_key, field.width}};
      table.rows = {{cell_of(field.get(row), field.decimals, Form::text)}};
      const std::string text = to_text(table);
      return text.substr(text.find('\n') + 1, text.rfind('\n') - text.find('\n') - 1);
    }
  return "no column";
}

} // namespace

TEST_CASE("a point has its gap to the objective before the mapping, and the mapped score beside it") {
  const analysis::Comparison answer = test::two_objectives();
  const auto rows = point_rows(answer.models[0]);
  REQUIRE(rows.size() == 2);
  const auto fields = point_fields({}, 1, "objective");
  CHECK(shown(fields, rows[0], "condition") == "a");
  CHECK(shown(fields, rows[0], "mos") == "4.00 ± 0.25");
  CHECK(shown(fields, rows[0], "objective") == "4.12"); // to even
  CHECK(shown(fields, rows[1], "difference") == "1.00");
  CHECK(shown(fields, rows[0], "within_ci") == "yes");
  CHECK(shown(fields, rows[1], "within_ci") == "no");
  CHECK(shown(fields, point_rows(answer.models[1])[1], "within_ci") == "–");
}

TEST_CASE("a mapped score is that of the line through the points") {
  const analysis::Comparison answer = test::two_objectives();
  PointRow row = point_rows(answer.models[0])[0];
  const auto fields = point_fields({}, 1, "objective");
  const auto mapped = [&](const PointRow& of) {
    for (const auto& field : fields)
      if (field.key == "mapped") return std::get<double>(field.get(of));
    return 0.0;
  };
  const compare::Mapped* line = nullptr;
  for (const auto& each : answer.models[0].agreement.mappings)
    if (each.asked == compare::Order::first) line = &each;
  REQUIRE(line != nullptr); // through (4.125, 4) and (3, 2)
  CHECK_THAT(mapped({row.model, row.entry, *line}), Catch::Matchers::WithinAbs(4, 1e-12));
  CHECK(mapped({row.model, row.entry, answer.models[0].agreement.mappings[0]}) == 4.125);
}

TEST_CASE("columns for models, stimuli and labels come where there are any") {
  compare::Point plain, labelled, stimulus;
  labelled.label = "G.711";
  stimulus.stimulus = "s1";
  CHECK_FALSE(shape_of({plain}).labels);
  CHECK_FALSE(shape_of({plain}).stimuli);
  CHECK(shape_of({plain, labelled}).labels);
  CHECK(shape_of({stimulus, plain}).stimuli);
  const auto columns = [](PointShape shape, Form form) {
    Keys out = keys(point_fields(shape, 1, "x"), form);
    out.resize(static_cast<std::size_t>(std::find(out.begin(), out.end(), "mos") - out.begin()));
    return out;
  };
  CHECK(columns({}, Form::csv) == Keys{"condition"});
  CHECK(columns({true, true, true}, Form::csv) == Keys{"model", "condition", "stimulus", "label"});
  CHECK(columns({true, false, true}, Form::text) == Keys{"condition", "label"});
  CHECK(columns({true, true, true}, Form::text) == Keys{"condition", "stimulus"}); // both would be too wide
  CHECK(columns({true, true, true}, Form::json) == Keys{"condition", "stimulus"});
}

TEST_CASE("readers see no correlation of two points, and limits beside a figure that has them") {
  compare::Measures two, three;
  two.n = 2, three.n = 3;
  two.pearson = three.pearson = 0.98765;
  three.pearson_ci = stats::Limits{0.9, 0.999};
  for (const auto& field : measure_fields())
    if (field.key == "pearson" && field.forms.text) {
      CHECK(std::get<std::string>(field.get(three)) == "0.988 [0.900, 0.999]");
      CHECK(std::get<std::string>(field.get(two)) == "–");
    }
}

TEST_CASE("every measure stands in JSON under a name of its own") {
  Keys names = keys(measure_fields(), Form::json);
  for (const char* key :
       {"n", "pearson", "spearman", "kendall", "rmse", "rmse_star", "outlier_ratio", "bias", "mae"})
    CHECK(std::count(names.begin(), names.end(), key) == 1);
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
}

TEST_CASE("limits are an array, of nulls where there are none") {
  CHECK(one_line(limits_json(stats::Limits{-0.5, 2})) == "[-0.5, 2.0]");
  CHECK(one_line(limits_json(std::nullopt)) == "[null, null]");
}
