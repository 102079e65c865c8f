#include "report/comparison_tables.h"

#include "compare/gap_bar.h"
#include "core/number.h"
#include "report/comparison_fields.h"
#include "report/objective_words.h"
#include "report/significance.h"

namespace quietroom::report {

namespace {

/// What a mapping is called at the head of its column.
std::string heading(const compare::Mapped& mapped) {
  if (mapped.asked == compare::Order::none) return "none";
  if (mapped.asked == mapped.mapping.order) return std::string(compare::key(mapped.asked)) + " order";
  return "third: as first";
}

/// A test in words, and the two values it compares.
struct TestRow {
  const char* name;
  std::optional<double> a, b;
};

TestRow test_row(std::string_view key, const compare::ModelTests& t) {
  const auto& r = t.correlation;
  if (key == "fisher_z") return {"r: Fisher z", r.r_a, r.r_b};
  if (key == "williams_t") return {"r: Williams T2", r.r_a, r.r_b};
  if (key == "meng_z") return {"r: Meng z", r.r_a, r.r_b};
  if (key == "f") return {"RMSE: F", t.error.rmse_a, t.error.rmse_b};
  if (key == "pitman_morgan_t") return {"spread: Pitman t", std::nullopt, std::nullopt};
  if (key == "bootstrap") return {"RMSE: bootstrap", t.error.rmse_a, t.error.rmse_b};
  return {"outliers: z", t.outlier.ratio_a, t.outlier.ratio_b};
}

} // namespace

Table point_table(const analysis::Contender& model) {
  std::vector<std::optional<double>> gaps;
  for (const auto& entry : model.agreement.conditions) gaps.push_back(entry.difference);
  const std::string objective = shown_name(name_of(model.objective));
  return table_of(point_fields(shape_of(model.points), compare::bar_reach(gaps), objective),
                  point_rows(model), Form::text);
}

Table measure_table(const compare::Agreement& result) {
  Table out;
  out.columns.push_back({"mapping", "mapping", Align::left, ""});
  for (const compare::Mapped& mapped : result.mappings)
    out.columns.push_back({"", heading(mapped), Align::left, ""});
  for (const Field<compare::Measures>& field : measure_fields()) {
    if (!field.forms.text) continue;
    std::vector<Cell>& row = out.rows.emplace_back();
    row.emplace_back(field.header);
    for (const compare::Mapped& mapped : result.mappings)
      row.push_back(cell_of(field.get(mapped.measures), field.decimals, Form::text));
  }
  return out;
}

Table test_table(const analysis::Round& round, const analysis::Comparison& comparison) {
  Table out;
  out.columns = {{"a", "a", Align::left, "", 20},    {"b", "b", Align::left, "", 20},
                 {"n", "n", Align::right, ""},       {"left_out", "left out", Align::right, ""},
                 {"test", "test", Align::left, ""},  {"of_a", "of a", Align::right, ""},
                 {"of_b", "of b", Align::right, ""}, {"statistic", "statistic", Align::right, ""},
                 {"p", "p", Align::right, ""},       {"p_holm", "p (Holm)", Align::right, ""}};
  for (const compare::Duel& duel : round.duels)
    for (const compare::NamedTest& test : duel.named) {
      const TestRow row = test_row(test.key, duel.tests);
      const auto& result = test.result;
      out.rows.push_back({shown_name(name_of(comparison.models[duel.a].objective)),
                          shown_name(name_of(comparison.models[duel.b].objective)),
                          Number{static_cast<double>(duel.tests.n), 0},
                          Number{static_cast<double>(duel.tests.left_out), 0}, std::string(row.name),
                          Number{row.a, 3}, Number{row.b, 3},
                          Number{result ? std::optional(result->statistic) : std::nullopt, 3},
                          p_text(result ? std::optional(result->p) : std::nullopt), p_text(test.p_holm)});
    }
  return out;
}

} // namespace quietroom::report
