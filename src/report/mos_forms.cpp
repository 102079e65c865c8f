#include "report/mos_forms.h"

#include "core/error.h"
#include "core/json.h"
#include "core/near_miss.h"
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
    out.push_back({by[i],
                   by[i],
                   0,
                   everywhere,
                   [i](const MosRow& row) -> Value { return row.keys[i]; },
                   {},
                   name_columns});
}

/// Means of pairs have a name of their own, beside which they are never read as MOS.
std::string name_of_mean(const analysis::MosAnswer& answer) {
  for (const char* name : {"CMOS", "DMOS"})
    if (!answer.differences && answer.of.designation.value_or("").starts_with(name)) return name;
  return "MOS";
}

/// The limits of a bootstrap are not symmetric: readers get both, in brackets.
void add_centre(Fields<MosRow>& out, const std::string& mean, bool asymmetric) {
  const auto interval = [asymmetric](const MosRow& row) -> Value {
    PlusMinus both{row.mos, row.ci_half, 2};
    if (asymmetric) both.low = row.ci_low, both.high = row.ci_high;
    return both;
  };
  out.push_back({"mos", mean + (asymmetric ? " [95 % CI]" : " ± CI"), 2, for_readers, interval, "ci_half"});
  out.push_back({"mos", mean, 2, for_programs, [](const MosRow& row) -> Value { return row.mos; }});
  out.push_back({"se", "SE", 2, for_programs, [](const MosRow& row) { return value_of(row.se); }});
  out.push_back(
      {"ci_low", "CI low", 2, for_programs, [](const MosRow& row) { return value_of(row.ci_low); }});
  out.push_back(
      {"ci_high", "CI high", 2, for_programs, [](const MosRow& row) { return value_of(row.ci_high); }});
  out.push_back(
      {"ci_half", "± CI", 2, for_programs, [](const MosRow& row) { return value_of(row.ci_half); }});
}

void add_differences(Fields<MosRow>& out) {
  out.push_back({"dv", "DV", 2, everywhere, [](const MosRow& row) { return value_of(row.dv); }});
  out.push_back({"dv_ci_half", "half CI of DV", 2, everywhere,
                 [](const MosRow& row) { return value_of(row.dv_ci_half); }});
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
  out.push_back({"votes", "", 0, json_alone,
                 [](const MosRow& row) -> Value { return row.votes.empty() ? Json() : Json(row.votes); }});
  if (df) out.push_back({"df", "df", 1, for_programs, [](const MosRow& row) { return value_of(row.df); }});
}

Fields<MosRow> fields_of(const analysis::MosAnswer& answer) {
  Fields<MosRow> out;
  add_keys(out, answer.by);
  add_centre(out, name_of_mean(answer), answer.of.ci->method == stats::CiMethod::bootstrap);
  if (answer.differences) add_differences(out);
  add_votes(out, answer.of.ci->method == stats::CiMethod::mixed);
  return out;
}

std::string unit_of(const analysis::MosAnswer& answer) {
  return answer.by.size() == 1 ? answer.by.front() : "row";
}

[[noreturn]] void refuse_column_of(const Table& table, const std::string& key) {
  std::vector<std::string> known;
  for (const Column& column : table.columns) known.push_back(column.key);
  std::string words;
  for (const std::string& each : known) words += (words.empty() ? "" : ", ") + each;
  throw_input("the column " + key + " is not known" + did_you_mean(key, known) + "; choose among " + words);
}

void keep_columns(Table& table, const std::vector<std::string>& keys) {
  Table out = table;
  out.columns.clear();
  out.rows.assign(table.rows.size(), {});
  for (const std::string& key : keys) {
    std::size_t at = 0;
    while (at < table.columns.size() && table.columns[at].key != key) ++at;
    if (at == table.columns.size()) refuse_column_of(table, key);
    out.columns.push_back(table.columns[at]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) out.rows[row].push_back(table.rows[row][at]);
  }
  table = std::move(out);
}

std::string sos_note(const analysis::MosAnswer& answer) {
  return "SE and the rest describe the votes; quartiles are of type 7; limits of %GoB and %PoW are "
         "Wilson's.\n"
         "SOS parameter a = " +
         fixed(sos_of(answer.rows, answer.scale), 3) + " over " + std::to_string(answer.rows.size()) +
         " rows (population variance, ddof 0).\n";
}

} // namespace

std::string mos_text(const analysis::MosAnswer& answer, bool described, const std::string& listening,
                     const std::optional<std::vector<std::string>>& columns) {
  std::string out = to_text(mos_table(answer, described, Form::text, columns)) + '\n';
  if (answer.of.designation)
    out += answer.differences ? "DV is " + *answer.of.designation + ", MOS is of the votes as given. "
                              : *answer.of.designation + ". ";
  if (answer.crushed) out += "DV above 5 are crushed: 7 DV / (2 + DV). ";
  if (answer.asked) out += "The votes are " + *answer.asked + ". ";
  out += interval_note(answer.rows, *answer.of.ci, unit_of(answer)) + ".\n";
  if (described) out += sos_note(answer);
  for (const std::string& note : notes_of(answer.of)) out += note + ".\n";
  for (const std::string& note : answer.notes) out += note + ".\n";
  if (!listening.empty()) out += listening + ".\n";
  return out;
}

Table mos_table(const analysis::MosAnswer& answer, bool described, Form form,
                const std::optional<std::vector<std::string>>& columns, TableFacts facts) {
  Table out = table_of(fields_of(answer), answer.rows, form);
  if (described) append_description(out, answer.rows, answer.scale, form == Form::csv);
  if (columns) keep_columns(out, *columns);
  facts.answer = &answer;
  facts.rows = answer.rows;
  facts.unit = unit_of(answer);
  for (const Column& column : out.columns) facts.columns.push_back(column.key);
  out.caption = caption_of(facts);
  out.footnote = footnote_of(facts);
  out.note = simulated_note(answer.of.simulated);
  analysis::Provenance of = answer.of;
  if (columns) of.ci = std::nullopt; // no column that was not chosen
  if (form == Form::csv) add_provenance(out, of);
  return out;
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
  if (answer.differences) out.emplace_back("crushed", answer.crushed);
  out.emplace_back("schema_version", table_schema_version);
  if (described) out.emplace_back("sos", Json::Object{{"a", sos_of(answer.rows, answer.scale)}, {"ddof", 0}});
  return text(out);
}

} // namespace quietroom::report
