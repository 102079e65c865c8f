#include "report/comparison_forms.h"

#include "report/comparison_fields.h"
#include "report/provenance_forms.h"
#include "report/side_by_side_forms.h"

namespace quietroom::report {

namespace {

void add_forced_column(Table& table, const std::vector<analysis::Forced>& forced) {
  if (forced.empty()) return;
  std::string options;
  for (const analysis::Forced& one : forced) options += (options.empty() ? "" : ";") + one.option;
  table.columns.push_back({"forced", "forced", Align::left, ""});
  for (auto& row : table.rows) row.emplace_back(options);
}

} // namespace

Table comparison_csv(const analysis::Comparison& comparison) {
  PointShape shape;
  shape.several = comparison.models.size() > 1;
  std::vector<PointRow> rows;
  for (const analysis::Contender& model : comparison.models) {
    const PointShape own = shape_of(model.points);
    shape.labels = shape.labels || own.labels;
    shape.stimuli = shape.stimuli || own.stimuli;
    for (const PointRow& row : point_rows(model)) rows.push_back(row);
  }
  Table out = table_of(point_fields(shape, 1, "objective"), rows, Form::csv);
  add_side_by_side(out, comparison);
  add_provenance(out, comparison.provenance);
  add_forced_column(out, comparison.forced);
  return out;
}

} // namespace quietroom::report
