#include "report/planning_sweep_forms.h"

#include "core/number.h"
#include "report/fields.h"

namespace quietroom::report {

namespace {

Fields<analysis::SweptRow> swept_fields(const analysis::PlanningSweep& swept) {
  using Row = analysis::SweptRow;
  const std::string symbol(swept.sweep.input->symbol);
  return {
      {symbol, symbol, 0, for_programs, &Row::value},
      {symbol, symbol, 0, for_readers, [](const Row& r) { return shortest(r.value); }},
      {"R", "R", 2, everywhere, [](const Row& r) { return r.scores.R; }},
      {"MOS_CQE", conversational_name(swept.band), 2, everywhere,
       [](const Row& r) { return r.scores.MOS_CQE; }},
      {"R_LQ", "R listening", 2, everywhere, [](const Row& r) { return r.scores.R_LQ; }},
      {"MOS_LQE", listening_name(swept.band), 2, everywhere, [](const Row& r) { return r.scores.MOS_LQE; }}};
}

} // namespace

std::string sweep_text(const analysis::PlanningSweep& swept) {
  Table table = table_of(swept_fields(swept), swept.rows, Form::text);
  table.columns.front().align = Align::right; // numbers, though each has the decimals that it needs
  std::string out =
      to_text(table) + '\n' + std::string(edition(swept.band)) + ", " + std::string(name(swept.band)) + ".\n";
  for (const std::string& part : swept.unverified) out += "Unverified: " + part + '\n';
  return out;
}

std::string sweep_csv(const analysis::PlanningSweep& swept) {
  return to_csv(table_of(swept_fields(swept), swept.rows, Form::csv));
}

std::string sweep_json(const analysis::PlanningSweep& swept) {
  return text(Json::Object{{"rows", array_of(swept_fields(swept), swept.rows)},
                           {"edition", edition(swept.band)},
                           {"unverified", swept.unverified}});
}

} // namespace quietroom::report
