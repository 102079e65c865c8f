#include "report/side_by_side_forms.h"

#include "analysis/side_by_side.h"
#include "core/number.h"
#include "report/fields.h"
#include "report/objective_words.h"

namespace quietroom::report {

namespace {

using analysis::SideBySide;
using analysis::SideRow;

Value nearest_of(const SideBySide& side, const SideRow& row) {
  return row.nearest ? Value(side.models[*row.nearest]) : Value();
}

Fields<SideRow> side_fields(const SideBySide& side) {
  constexpr std::size_t name_width = 24, score_width = 12;
  Fields<SideRow> out = {{"condition",
                          "condition",
                          0,
                          everywhere,
                          [](const SideRow& r) { return r.point.condition; },
                          {},
                          name_width}};
  if (!side.rows.empty() && !side.rows.front().point.stimulus.empty())
    out.push_back({"stimulus",
                   "stimulus",
                   0,
                   everywhere,
                   [](const SideRow& r) { return r.point.stimulus; },
                   {},
                   name_width});
  out.push_back({"mos", "MOS ± CI", 2, everywhere,
                 [](const SideRow& r) {
                   return PlusMinus{r.point.mos, r.point.ci_half, 2};
                 },
                 "ci_half"});
  for (std::size_t i = 0; i < side.models.size(); ++i)
    out.push_back({"score." + side.models[i],
                   shown_name(side.models[i]),
                   2,
                   in_tables,
                   [i](const SideRow& r) { return value_of(r.scores[i]); },
                   {},
                   score_width});
  out.push_back(in_json<SideRow>("scores", [&side](const SideRow& r) {
    Json::Object scores;
    for (std::size_t i = 0; i < side.models.size(); ++i) scores.emplace_back(side.models[i], r.scores[i]);
    return Json(std::move(scores));
  }));
  out.push_back(
      {"nearest",
       "nearest",
       0,
       for_readers,
       [&side](const SideRow& r) { return r.nearest ? Value(shown_name(side.models[*r.nearest])) : Value(); },
       {},
       score_width});
  out.push_back({"nearest", "", 0, for_programs, [&side](const SideRow& r) { return nearest_of(side, r); }});
  return out;
}

/// "Nearer to the panel, mapped: visqol at 7 and E-model at 4 of 11 points; RMSE 0.121 and 0.310 ..."
std::string nearer_line(const SideBySide& side, bool simulated) {
  if (side.common == 0) return "No point has a score of every model, so none is called nearer.\n";
  std::string times, errors;
  for (std::size_t i = 0; i < side.models.size(); ++i) {
    const char* between = i == 0 ? "" : ", ";
    times += between + shown_name(side.models[i]) + " at " + std::to_string(side.times_nearest[i]);
    errors += between + shown_name(side.models[i]) + ' ' + fixed(side.rmse[i], 3);
  }
  std::string out = "Nearest, each after its mapping, of the " + std::to_string(side.common) +
                    " points that all have: " + times + "; RMSE (n) there: " + errors;
  if (side.nearest)
    out += "; the lower is that of " + shown_name(side.models[*side.nearest]) +
           ", and the tests say whether that is more than chance";
  out += ".\n";
  if (simulated) out += "The votes are simulated: which model is nearer to them says nothing about people.\n";
  return out;
}

} // namespace

std::string side_by_side_text(const analysis::Comparison& comparison) {
  if (comparison.models.size() < 2) return "";
  const SideBySide side = side_by_side(comparison);
  return "\n== Side by side\n" + to_text(table_of(side_fields(side), side.rows, Form::text)) + '\n' +
         nearer_line(side, comparison.provenance.simulated);
}

Json side_by_side_json(const analysis::Comparison& comparison) {
  if (comparison.models.size() < 2) return {};
  const SideBySide side = side_by_side(comparison);
  Json::Object times, errors;
  for (std::size_t i = 0; i < side.models.size(); ++i) {
    times.emplace_back(side.models[i], side.times_nearest[i]);
    errors.emplace_back(side.models[i], side.rmse[i]);
  }
  return Json::Object{{"models", side.models},
                      {"common", side.common},
                      {"nearest", side.nearest ? Json(side.models[*side.nearest]) : Json()},
                      {"times_nearest", std::move(times)},
                      {"rmse", std::move(errors)},
                      {"points", array_of(side_fields(side), side.rows)}};
}

void add_side_by_side(Table& table, const analysis::Comparison& comparison) {
  if (comparison.models.size() < 2) return;
  const SideBySide side = side_by_side(comparison);
  const Table more = table_of(side_fields(side), side.rows, Form::csv);
  for (std::size_t c = 0; c < more.columns.size(); ++c) {
    if (!more.columns[c].key.starts_with("score.") && more.columns[c].key != "nearest") continue;
    table.columns.push_back(more.columns[c]);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      table.rows[i].push_back(more.rows[i % more.rows.size()][c]);
  }
}

} // namespace quietroom::report
