#include "analysis/models_table.h"

#include "emodel/inputs.h"

#include <algorithm>

namespace quietroom::analysis {

namespace {

const std::vector<std::string> model_columns = {"condition", "label",  "stimulus", "Ie", "Bpl",
                                                "Ppl",       "BurstR", "T",        "Tr", "Ta",
                                                "kind",      "codec",  "q_db"}; // the last three: derive

std::optional<double> possible_number(NamedRows& rows, std::string_view symbol) {
  const auto value = rows.number(symbol);
  if (!value) return value;
  if (const auto why = emodel::impossible(*emodel::find_input(symbol, emodel::Band::narrow), *value)) {
    rows.error(*why);
    return std::nullopt;
  }
  return value;
}

compare::ConditionModel read_condition(NamedRows& rows) {
  compare::ConditionModel out;
  out.condition = rows.needed_text("condition");
  out.label = rows.text("label");
  out.Ie = possible_number(rows, "Ie");
  out.Bpl = possible_number(rows, "Bpl");
  out.delays = {possible_number(rows, "T").value_or(0), possible_number(rows, "Tr").value_or(0),
                possible_number(rows, "Ta").value_or(0)};
  out.where = rows.where();
  return out;
}

} // namespace

ModelsTable models_of(NamedRows& rows) {
  rows.report_unknown_columns(model_columns);
  for (const char* needed : {"condition", "Ie"})
    if (!rows.has(needed))
      rows.error_of_file("no column " + std::string(needed) + "; the E-model needs it of every condition");
  ModelsTable out;
  while (rows.next()) {
    compare::ConditionModel read = read_condition(rows);
    auto model = std::find_if(out.models.begin(), out.models.end(),
                              [&](const auto& m) { return m.condition == read.condition; });
    if (model == out.models.end()) {
      out.models.push_back(std::move(read));
      model = out.models.end() - 1;
    } else if (read.Ie != model->Ie || read.Bpl != model->Bpl || read.delays != model->delays) {
      rows.error("Ie, Bpl or a delay of " + read.condition +
                 " differs from an earlier row; a condition has one of each");
    }
    model->stimuli.push_back({rows.text("stimulus"), possible_number(rows, "Ppl").value_or(0),
                              possible_number(rows, "BurstR").value_or(1)});
  }
  if (out.models.empty())
    rows.error_of_file("holds no condition; it needs rows of condition,Ie,Bpl,Ppl,BurstR");
  out.problems = rows.problems();
  return out;
}

} // namespace quietroom::analysis
