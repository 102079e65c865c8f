#include "report/parameter_figure.h"

#include "figure/palette.h"
#include "report/provenance_forms.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace quietroom::report {

std::string parameter_title(const std::string& name) {
  struct Unit {
    std::string_view ending, words;
  };
  constexpr std::array<Unit, 6> units = {{{"_percent", " in %"},
                                          {"_kbps", " in kbit/s"},
                                          {"_db", " in dB"},
                                          {"_ms", " in ms"},
                                          {"_hz", " in Hz"},
                                          {"_s", " in s"}}};
  if (name == "Ppl" || name == "loss.ppl_percent") return "packet loss in %";
  if (name == "mnru.q_db") return "Q of the MNRU in dB";
  std::string out = name.substr(name.rfind('.') + 1); // npos + 1 is 0
  std::string unit;
  for (const Unit& each : units)
    if (unit.empty() && out.ends_with(each.ending)) {
      out.resize(out.size() - each.ending.size());
      unit = each.words;
    }
  std::replace(out.begin(), out.end(), '_', ' ');
  return out + unit;
}

FigureForms parameter_figure(std::vector<ParameterPoint> points, const std::string& parameter,
                             const analysis::Provenance& of, const analysis::ScaleWords& words,
                             const method::Scale& scale) {
  std::sort(points.begin(), points.end(), [](const ParameterPoint& a, const ParameterPoint& b) {
    return std::tie(a.line, a.value, a.condition) < std::tie(b.line, b.value, b.condition);
  });
  FigureForms out;
  for (const std::string& key : {std::string("line"), std::string("condition"), parameter, std::string("mos"),
                                 std::string("ci_low"), std::string("ci_high")})
    out.data.columns.push_back(data_column(key));
  figure::Panel panel;
  figure::Interval reach{points.front().mos.mos, points.front().mos.mos},
      wide{points.front().value, points.front().value};
  for (const ParameterPoint& each : points) {
    const std::size_t n = panel.series.size();
    if (n == 0 || panel.series.back().name != each.line)
      panel.series.push_back({each.line, figure::look_of(n), {}, true, true});
    figure::PlottedPoint point{each.value, each.mos.mos, {}, {}, each.condition, {}};
    if (each.mos.ci_low && each.mos.ci_high) point.y_interval = {*each.mos.ci_low, *each.mos.ci_high};
    panel.series.back().points.push_back(std::move(point));
    reach_to(reach, each.mos.mos, each.mos.ci_low, each.mos.ci_high);
    reach_to(wide, each.value, {}, {});
    std::vector<Cell> cells = {each.line, each.condition};
    for (const auto& value :
         {std::optional(each.value), std::optional(each.mos.mos), each.mos.ci_low, each.mos.ci_high})
      cells.push_back(number_cell(value));
    out.data.rows.push_back(std::move(cells));
  }
  add_provenance(out.data, of);
  const double margin = wide.high > wide.low ? 0 : 0.5;
  panel.x = {parameter_title(parameter), wide.low - margin, wide.high + margin, {}};
  panel.y = scale_axis(words, scale, reach);
  out.figure.title = words.score + " against " + panel.x.title;
  out.figure.description = std::to_string(points.size()) + " conditions in " +
                           std::to_string(panel.series.size()) +
                           (panel.series.size() == 1 ? " line." : " lines.");
  out.figure.notes = figure_notes(of.simulated);
  out.figure.panels = {std::move(panel)};
  return out;
}

} // namespace quietroom::report
