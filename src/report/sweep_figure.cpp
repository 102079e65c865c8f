#include "report/sweep_figure.h"

#include "figure/palette.h"

#include <algorithm>

namespace quietroom::report {

FigureForms sweep_figure(const std::vector<SweepLine>& lines, const std::string& input,
                         const std::string& score) {
  FigureForms out;
  for (const std::string& key : {std::string("line"), input, score})
    out.data.columns.push_back(data_column(key));
  figure::Panel panel;
  figure::Interval wide{lines.front().points.front().first, lines.front().points.front().first};
  figure::Interval reach = score.starts_with("MOS") ? figure::Interval{1, 4.5} : figure::Interval{0, 100};
  for (const SweepLine& line : lines) {
    figure::Series series{line.name, figure::look_of(panel.series.size()), {}, line.points.size() == 1, true};
    for (const auto& [value, result] : line.points) {
      series.points.push_back({value, result, {}, {}, line.name.empty() ? score : line.name, {}});
      reach_to(wide, value, {}, {});
      reach_to(reach, result, {}, {});
      out.data.rows.push_back({line.name, number_cell(value), number_cell(result)});
    }
    panel.series.push_back(std::move(series));
  }
  const double margin = wide.high > wide.low ? 0 : 0.5;
  std::string shown_score = score;
  std::replace(shown_score.begin(), shown_score.end(), '_', '-');
  panel.x = {input, wide.low - margin, wide.high + margin, {}};
  panel.y = {shown_score, reach.low, reach.high, {}};
  out.figure.title = shown_score + " against " + input;
  out.figure.description = "Estimates of the E-model over the values of " + input + ", " +
                           std::to_string(lines.size()) + (lines.size() == 1 ? " line." : " lines.");
  out.figure.panels = {std::move(panel)};
  return out;
}

} // namespace quietroom::report
