#include "report/conditions_figure.h"

#include "core/number.h"
#include "figure/palette.h"
#include "report/interval_note.h"
#include "report/provenance_forms.h"

#include <algorithm>
#include <map>

namespace quietroom::report {

namespace {

using stats::MosRow;

std::size_t place_of_condition(const analysis::MosAnswer& answer) {
  return static_cast<std::size_t>(std::find(answer.by.begin(), answer.by.end(), "condition") -
                                  answer.by.begin());
}

/// The keys that are not the condition: what its series is called.
std::string series_name(const MosRow& row, std::size_t condition) {
  std::string out;
  for (std::size_t i = 0; i < row.keys.size(); ++i)
    if (i != condition) out += (out.empty() ? "" : ", ") + row.keys[i];
  return out;
}

struct Arranged {
  std::vector<std::string> ids;                 ///< in the order shown
  std::vector<std::string> series;              ///< in that of the rows
  std::vector<std::vector<const MosRow*>> rows; ///< of each condition
};

Arranged arranged_rows(const analysis::MosAnswer& answer, const ShownConditions& shown) {
  const std::size_t condition = place_of_condition(answer);
  Arranged out;
  std::map<std::string, std::vector<const MosRow*>> by_id;
  for (const MosRow& row : answer.rows) {
    by_id[row.keys[condition]].push_back(&row);
    const std::string series = series_name(row, condition);
    if (std::find(out.series.begin(), out.series.end(), series) == out.series.end())
      out.series.push_back(series);
  }
  std::vector<std::string> ids;
  std::vector<double> values;
  for (const auto& [id, rows] : by_id) {
    ids.push_back(id);
    double sum = 0;
    for (const MosRow* row : rows) sum += row->mos;
    values.push_back(sum / static_cast<double>(rows.size()));
  }
  for (const std::size_t i : shown.arranged(ids, values)) {
    out.ids.push_back(ids[i]);
    out.rows.push_back(by_id[ids[i]]);
  }
  std::sort(out.series.begin(), out.series.end());
  return out;
}

figure::PlottedPoint mos_point(const MosRow& row, double x, const std::string& name) {
  figure::PlottedPoint out{x, row.mos, {}, {}, name, {}};
  if (row.ci_low && row.ci_high) out.y_interval = {*row.ci_low, *row.ci_high};
  return out;
}

/// Between neighbours at one condition, where conditions are 1 apart.
double series_apart(std::size_t n) { return std::min(0.3, 0.72 / static_cast<double>(n)); }

/// One series is told apart by what its conditions are for, several by their names.
std::vector<figure::Series> series_of_rows(const Arranged& rows, std::size_t condition,
                                           const ShownConditions& shown) {
  const std::size_t n = rows.series.size();
  const bool kinds =
      n == 1 &&
      std::any_of(rows.ids.begin(), rows.ids.end(), [&](const auto& id) { return shown.reference(id); }) &&
      std::any_of(rows.ids.begin(), rows.ids.end(), [&](const auto& id) { return !shown.reference(id); });
  std::vector<figure::Series> out;
  for (std::size_t s = 0; s < n; ++s) out.push_back({rows.series[s], figure::look_of(s), {}});
  if (kinds) {
    out.front().name = "test condition";
    out.push_back({"reference condition", {figure::ink, figure::Shape::circle, false}, {}});
  }
  const double apart = series_apart(n);
  for (std::size_t i = 0; i < rows.ids.size(); ++i)
    for (const MosRow* row : rows.rows[i]) {
      const auto s = static_cast<std::size_t>(
          std::find(rows.series.begin(), rows.series.end(), series_name(*row, condition)) -
          rows.series.begin());
      const double x =
          static_cast<double>(i + 1) + (static_cast<double>(s) - static_cast<double>(n - 1) / 2) * apart;
      figure::Series& to = kinds && shown.reference(rows.ids[i]) ? out.back() : out[s];
      to.points.push_back(mos_point(*row, x, rows.ids[i] + (n > 1 ? ", " + rows.series[s] : "")));
    }
  return out;
}

std::string conditions_told(const Arranged& rows, const analysis::MosAnswer& answer,
                            const analysis::ScaleWords& words, const ShownConditions& shown) {
  std::string out = words.score + " of " + std::to_string(rows.ids.size()) +
                    (rows.ids.size() == 1 ? " condition. " : " conditions. ") +
                    interval_note(answer.rows, *answer.of.ci, "condition") + ".";
  const auto less = [](const MosRow& a, const MosRow& b) { return a.mos < b.mos; };
  const auto [low, high] = std::minmax_element(answer.rows.begin(), answer.rows.end(), less);
  const std::size_t condition = place_of_condition(answer);
  out += " Highest: " + shown.label(high->keys[condition]) + ", " + fixed(high->mos, 2) +
         ". Lowest: " + shown.label(low->keys[condition]) + ", " + fixed(low->mos, 2) + ".";
  return out;
}

Table conditions_data(const Arranged& rows, const analysis::MosAnswer& answer, const ShownConditions& shown) {
  Table out;
  for (const std::string& key : answer.by) out.columns.push_back(data_column(key));
  for (const char* key : {"label", "mos", "ci_low", "ci_high", "n_votes", "n_listeners"})
    out.columns.push_back(data_column(key));
  for (std::size_t i = 0; i < rows.ids.size(); ++i)
    for (const MosRow* row : rows.rows[i]) {
      std::vector<Cell> cells(row->keys.begin(), row->keys.end());
      cells.emplace_back(shown.label(rows.ids[i]));
      for (const auto& value : {std::optional(row->mos), row->ci_low, row->ci_high})
        cells.push_back(number_cell(value));
      cells.emplace_back(std::to_string(row->n_votes));
      cells.emplace_back(std::to_string(row->n_listeners));
      out.rows.push_back(std::move(cells));
    }
  add_provenance(out, answer.of);
  return out;
}

} // namespace

FigureForms conditions_figure(const analysis::MosAnswer& answer, const analysis::ScaleWords& words,
                              const ShownConditions& shown) {
  const Arranged rows = arranged_rows(answer, shown);
  figure::Panel panel;
  constexpr double mark_room_pt = 5.2;
  panel.may_turn = true;
  if (rows.series.size() > 1) panel.row_pt = mark_room_pt / series_apart(rows.series.size());
  panel.series = series_of_rows(rows, place_of_condition(answer), shown);
  figure::Interval reach{answer.rows.front().mos, answer.rows.front().mos};
  for (const auto& of_condition : rows.rows)
    for (const MosRow* row : of_condition) reach_to(reach, row->mos, row->ci_low, row->ci_high);
  std::vector<std::string> names;
  for (const std::string& id : rows.ids) names.push_back(shown.label(id));
  panel.x = names_axis(names);
  panel.y = scale_axis(words, answer.scale, reach);
  FigureForms out;
  out.figure.title = words.score + " by condition";
  out.figure.description = conditions_told(rows, answer, words, shown);
  out.figure.notes = figure_notes(answer.of.simulated);
  out.figure.panels = {std::move(panel)};
  out.data = conditions_data(rows, answer, shown);
  return out;
}

} // namespace quietroom::report
