#include "report/condition_table.h"

#include "core/error.h"
#include "core/near_miss.h"

#include <algorithm>

namespace quietroom::report {

namespace {

std::string within(const ConditionRow& row) {
  const auto& within_ci = row.agreement.within_ci;
  return !within_ci ? "" : *within_ci ? "yes" : "no";
}

bool has_question(const ConditionRow& row) { return row.mos.keys.size() > 1; }

Fields<ConditionRow> name_fields() {
  return {{"question", "Question", 0, everywhere, [](const ConditionRow& r) { return r.question(); }},
          {"condition", "Condition", 0, everywhere, [](const ConditionRow& r) { return r.id(); }},
          {"label", "Condition", 0, everywhere, [](const ConditionRow& r) { return r.shown(); }},
          {"n_votes", "Votes", 0, everywhere, [](const ConditionRow& r) -> Value { return r.mos.n_votes; }},
          {"n_listeners", "Listeners", 0, everywhere,
           [](const ConditionRow& r) -> Value { return r.mos.n_listeners; }},
          {"n_files", "Files", 0, everywhere, [](const ConditionRow& r) -> Value { return r.mos.n_files; }}};
}

Fields<ConditionRow> score_fields(bool asymmetric) {
  const auto mos = [asymmetric](const ConditionRow& r) -> Value {
    PlusMinus out{r.mos.mos, r.mos.ci_half, 2};
    if (asymmetric) out.low = r.mos.ci_low, out.high = r.mos.ci_high;
    return out;
  };
  return {
      {"mos", "MOS", 2, everywhere, mos, "ci_half"},
      {"ci_low", "CI low", 2, everywhere, [](const ConditionRow& r) { return value_of(r.mos.ci_low); }},
      {"ci_high", "CI high", 2, everywhere, [](const ConditionRow& r) { return value_of(r.mos.ci_high); }},
      {"mean_votes", "Mean", 2, everywhere, [](const ConditionRow& r) -> Value { return r.mos.mean_votes; }},
      {"sd", "SD", 2, everywhere, [](const ConditionRow& r) { return value_of(r.mos.sd); }},
      {"median", "Median", 1, everywhere, [](const ConditionRow& r) -> Value { return r.mos.median; }},
      {"p_good_or_better", "Good or better, %", 1, everywhere,
       [](const ConditionRow& r) { return value_of(r.mos.p_good_or_better); }},
      {"p_poor_or_worse", "Poor or worse, %", 1, everywhere,
       [](const ConditionRow& r) { return value_of(r.mos.p_poor_or_worse); }}};
}

Fields<ConditionRow> model_fields() {
  return {{"mos_lqe", "E-model", 2, everywhere,
           [](const ConditionRow& r) { return value_of(r.agreement.point.objective); }},
          {"difference", "Difference", 2, everywhere,
           [](const ConditionRow& r) { return value_of(r.agreement.difference); }},
          {"within_ci", "Within CI", 0, everywhere, within},
          {"letters", "Letters", 0, everywhere, [](const ConditionRow& r) { return r.letters; }}};
}

std::vector<std::string> keys_of(const Fields<ConditionRow>& fields) {
  std::vector<std::string> out;
  for (const Field<ConditionRow>& field : fields) out.push_back(field.key);
  return out;
}

[[noreturn]] void refuse_column(const std::string& key, const std::vector<std::string>& known) {
  std::string words;
  for (std::size_t i = 0; i < known.size(); ++i)
    words += (i == 0 ? "" : i + 1 == known.size() ? " or " : ", ") + known[i];
  throw_input("the column " + key + " is not known" + did_you_mean(key, known) + "; choose " + words);
}

Fields<ConditionRow> chosen_fields(const std::vector<std::string>& columns, const ConditionShape& shape) {
  const Fields<ConditionRow> all = condition_fields(shape);
  Fields<ConditionRow> out;
  for (const std::string& key : columns) {
    const auto field = std::find_if(all.begin(), all.end(), [&](const auto& f) { return f.key == key; });
    if (field == all.end()) refuse_column(key, keys_of(all));
    out.push_back(*field);
  }
  return out;
}

/// A heading wherever the group of the row above was another, or its question.
std::vector<RowGroup> groups_of(const std::vector<ConditionRow>& rows) {
  std::vector<RowGroup> out;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (i == 0 || rows[i].group != rows[i - 1].group || rows[i].question() != rows[i - 1].question())
      out.push_back({i, rows[i].group});
  return out;
}

std::vector<Place> bold_of(const std::vector<ConditionRow>& rows, const std::vector<std::string>& columns) {
  const auto mos = std::find(columns.begin(), columns.end(), "mos");
  std::vector<Place> out;
  for (std::size_t i = 0; i < rows.size() && mos != columns.end(); ++i)
    if (rows[i].best) out.push_back({i, static_cast<std::size_t>(mos - columns.begin())});
  return out;
}

} // namespace

Fields<ConditionRow> condition_fields(const ConditionShape& shape) {
  Fields<ConditionRow> out = name_fields();
  for (const Fields<ConditionRow>& part : {score_fields(shape.asymmetric), model_fields()})
    out.insert(out.end(), part.begin(), part.end());
  return out;
}

std::vector<std::string> condition_columns(const std::vector<ConditionRow>& rows) {
  const bool questions = std::any_of(rows.begin(), rows.end(), has_question);
  std::vector<std::string> out = keys_of(condition_fields());
  std::erase(out, "letters");
  if (!questions) std::erase(out, "question");
  return out;
}

std::vector<std::string> printed_columns(const std::vector<ConditionRow>& rows) {
  const bool objective = std::any_of(rows.begin(), rows.end(),
                                     [](const ConditionRow& r) { return r.agreement.point.objective; });
  std::vector<std::string> out = {"label", "mos", "sd", "n_votes"};
  if (std::any_of(rows.begin(), rows.end(), has_question)) out.insert(out.begin(), "question");
  if (objective) out.insert(out.end(), {"mos_lqe", "difference"});
  return out;
}

Table condition_table(const std::vector<ConditionRow>& rows, const std::vector<std::string>& columns,
                      Form form, const ConditionShape& shape) {
  Fields<ConditionRow> fields = chosen_fields(columns, shape);
  const bool program = form == Form::csv;
  if (program && !shape.group.empty())
    fields.insert(fields.begin(),
                  {shape.group, shape.group, 0, everywhere, [](const ConditionRow& r) { return r.group; }});
  Table out = table_of(fields, rows, form);
  if (program) {
    for (std::size_t i = 0; i < fields.size(); ++i) out.columns[i].header = fields[i].header;
    return out;
  }
  if (!shape.group.empty()) out.groups = groups_of(rows);
  out.bold = bold_of(rows, columns);
  return out;
}

} // namespace quietroom::report
