#include "report/mos_forms.h"

#include "core/json.h"
#include "core/number.h"
#include "report/describe_columns.h"
#include "report/fields.h"
#include "report/interval_note.h"
#include "report/provenance_forms.h"

namespace quietroom::report {

namespace {

using stats::MosRow;

void add_keys(Fields<MosRow>& out, const std::vector<std::string>& by) {
  for (std::size_t i = 0; i < by.size(); ++i)
    out.push_back({by[i], by[i], 0, everywhere, [i](const MosRow& row) -> Value { return row.keys[i]; }});
}

/// The limits of a bootstrap are not symmetric, so readers get both.
void add_centre(Fields<MosRow>& out, bool limits) {
  const auto mos = [](const MosRow& row) -> Value { return row.mos; };
  if (!limits)
    out.push_back({"mos", "MOS ± CI", 2, for_readers,
                   [](const MosRow& row) -> Value {
                     return PlusMinus{row.mos, row.ci_half, 2};
                   },
                   "ci_half"});
  out.push_back({"mos", "MOS", 2, limits ? everywhere : for_programs, mos});
  out.push_back({"se", "SE", 2, for_programs, [](const MosRow& row) { return value_of(row.se); }});
  const Forms forms = limits ? everywhere : for_programs;
  out.push_back({"ci_low", "CI low", 2, forms, [](const MosRow& row) { return value_of(row.ci_low); }});
  out.push_back({"ci_high", "CI high", 2, forms, [](const MosRow& row) { return value_of(row.ci_high); }});
  out.push_back(
      {"ci_half", "± CI", 2, for_programs, [](const MosRow& row) { return value_of(row.ci_half); }});
}

void add_votes(Fields<MosRow>& out, bool df) {
  out.push_back(
      {"mean_votes", "mean", 2, for_programs, [](const MosRow& row) -> Value { return row.mean_votes; }});
  out.push_back({"sd", "SD", 2, everywhere, [](const MosRow& row) { return value_of(row.sd); }});
  out.push_back({"median", "median", 1, everywhere, [](const MosRow& row) -> Value { return row.median; }});
  out.push_back({"n_votes", "votes", 0, everywhere, [](const MosRow& row) -> Value { return row.n_votes; }});
  out.push_back({"n_listeners", "listeners", 0, everywhere,
                 [](const MosRow& row) -> Value { return row.n_listeners; }});
  out.push_back({"n_files", "files", 0, everywhere, [](const MosRow& row) -> Value { return row.n_files; }});
  out.push_back({"p_good_or_better", "", 0, json_alone,
                 [](const MosRow& row) { return value_of(row.p_good_or_better); }});
  out.push_back({"p_poor_or_worse", "", 0, json_alone,
                 [](const MosRow& row) { return value_of(row.p_poor_or_worse); }});
  out.push_back({"votes", "", 0, json_alone, [](const MosRow& row) -> Value { return Json(row.votes); }});
  if (df) out.push_back({"df", "df", 1, for_programs, [](const MosRow& row) { return value_of(row.df); }});
}

Fields<MosRow> fields_of(const analysis::MosAnswer& answer) {
  Fields<MosRow> out;
  add_keys(out, answer.by);
  add_centre(out, answer.of.ci->method == stats::CiMethod::bootstrap);
  add_votes(out, answer.of.ci->method == stats::CiMethod::mixed);
  return out;
}

std::string sos_note(const analysis::MosAnswer& answer) {
  return "SE and the rest describe the votes; quartiles are of type 7; limits of %GoB and %PoW are "
         "Wilson's.\n"
         "SOS parameter a = " +
         fixed(sos_of(answer.rows, answer.scale), 3) + " over " + std::to_string(answer.rows.size()) +
         " rows (population variance, ddof 0).\n";
}

} // namespace

std::string mos_text(const analysis::MosAnswer& answer, bool described, const std::string& listening) {
  Table table = table_of(fields_of(answer), answer.rows, Form::text);
  table.simulated = answer.of.simulated;
  if (described) append_description(table, answer.rows, answer.scale, false);
  table.note = simulated_note(answer.of.simulated);
  std::string out = to_text(table) + '\n';
  if (answer.of.designation) out += *answer.of.designation + ". ";
  if (answer.asked) out += "The votes are " + *answer.asked + ". ";
  out += interval_note(answer.rows, *answer.of.ci, answer.by.size() == 1 ? answer.by.front() : "row") + ".\n";
  if (described) out += sos_note(answer);
  for (const std::string& note : notes_of(answer.of)) out += note + ".\n";
  if (!listening.empty()) out += listening + ".\n";
  return out;
}

std::string mos_csv(const analysis::MosAnswer& answer, bool described) {
  Table table = table_of(fields_of(answer), answer.rows, Form::csv);
  if (described) append_description(table, answer.rows, answer.scale, true);
  add_provenance(table, answer.of);
  return to_csv(table);
}

std::string mos_json(const analysis::MosAnswer& answer, bool described) {
  const Fields<MosRow> fields = fields_of(answer);
  Json::Array rows;
  for (const MosRow& row : answer.rows) {
    Json::Object one = object_of(fields, row);
    if (described) one.emplace_back("describe", description_json(row, answer.scale));
    rows.emplace_back(std::move(one));
  }
  Json::Object out = {{"rows", std::move(rows)}};
  add_provenance(out, answer.of);
  if (described) out.emplace_back("sos", Json::Object{{"a", sos_of(answer.rows, answer.scale)}, {"ddof", 0}});
  return text(out);
}

} // namespace quietroom::report
