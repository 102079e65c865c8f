#include "report/call_figure.h"

#include "figure/palette.h"

#include <algorithm>

namespace quietroom::report {

namespace {

using watch::IntervalRow;
using IntervalValue = std::optional<double> IntervalRow::*;

constexpr figure::Colour shade{250, 226, 206}, bar{213, 94, 0};
constexpr double plot_height_pt = 80, warning_row_pt = 12;

/// From raised to cleared, or to the end of the stream.
struct Episode {
  std::string name;
  double from_s = 0, to_s = 0;
  bool open = false;
};

std::vector<Episode> episodes_of(const std::vector<watch::Warning>& changes) {
  std::vector<Episode> out;
  for (const watch::Warning& each : changes) {
    if (each.change == watch::Change::raised) {
      out.push_back({each.name, each.t_ms / 1000, each.t_ms / 1000, true});
      continue;
    }
    const auto raised = std::find_if(out.rbegin(), out.rend(),
                                     [&](const Episode& e) { return e.open && e.name == each.name; });
    if (raised == out.rend()) continue;
    raised->to_s = each.t_ms / 1000;
    raised->open = each.change == watch::Change::open;
  }
  return out;
}

/// A line through known values; each unknown one ends it, and one alone is a mark.
void add_lines(figure::Panel& panel, const std::vector<IntervalRow>& rows, IntervalValue value,
               const std::string& name, std::size_t look, figure::Interval& reach) {
  bool goes_on = false, named = false;
  for (const IntervalRow& row : rows) {
    const auto& known = row.*value;
    if (known && !goes_on) {
      panel.series.push_back({named ? "" : name, figure::look_of(look), {}, true, true});
      named = true;
    }
    goes_on = known.has_value();
    if (!known) continue;
    auto& line = panel.series.back();
    line.points.push_back({row.t_ms / 1000, *known, {}, {}, name, {}});
    line.marks = line.points.size() == 1;
    reach_to(reach, *known, {}, {});
  }
}

figure::FigureAxis time_axis(const CallOverTime& call) {
  double low = call.intervals.front().t_ms / 1000, high = call.intervals.back().t_ms / 1000;
  if (call.intervals.size() > 1) low -= call.intervals[1].t_ms / 1000 - low;
  low = std::max(0.0, low);
  if (!(high > low)) high = low + 1;
  return {"time in s", low, high, {}};
}

figure::Panel mos_panel(const CallOverTime& call) {
  figure::Panel out;
  figure::Interval reach{1, 4.5};
  add_lines(out, call.intervals, &IntervalRow::mos_lqe, "MOS-LQE", 0, reach);
  add_lines(out, call.intervals, &IntervalRow::mos_cqe, "MOS-CQE", 1, reach);
  if (!call.formula.empty())
    add_lines(out, call.intervals, &IntervalRow::mos, "MOS by " + call.formula, 2, reach);
  out.y = {"MOS", reach.low, reach.high, {}};
  if (reach.low == 1 && reach.high < 5.01) out.y.ticks = {{1, "1"}, {2, "2"}, {3, "3"}, {4, "4"}};
  return out;
}

figure::Panel loss_panel(const CallOverTime& call) {
  figure::Panel out;
  figure::Interval reach{0, 1};
  add_lines(out, call.intervals, &IntervalRow::ppl, "lost or late", 0, reach);
  add_lines(out, call.intervals, &IntervalRow::loss_pct, "lost in the network", 1, reach);
  out.y = {"packets in %", reach.low, reach.high * 1.05, {}};
  return out;
}

figure::Panel jitter_panel(const CallOverTime& call) {
  figure::Panel out;
  figure::Interval reach{0, 1};
  add_lines(out, call.intervals, &IntervalRow::jitter_mean_ms, "mean", 0, reach);
  add_lines(out, call.intervals, &IntervalRow::jitter_max_ms, "highest", 1, reach);
  out.y = {"jitter in ms", reach.low, reach.high * 1.05, {}};
  return out;
}

/// A row for each warning, in the order in which they were first raised.
figure::Panel warnings_panel(const std::vector<Episode>& episodes) {
  std::vector<std::string> names;
  figure::Panel out;
  for (const Episode& each : episodes) {
    const auto found = std::find(names.begin(), names.end(), each.name);
    const double row = static_cast<double>(found - names.begin()) + 1;
    if (found == names.end()) names.push_back(each.name);
    out.blocks.push_back({each.from_s, each.to_s, row - 0.3, row + 0.3, bar, "", false,
                          each.name + (each.open ? ", open at the end" : "")});
  }
  out.y = names_axis(names);
  out.y.downward = true;
  out.height_pt = warning_row_pt * static_cast<double>(names.size());
  return out;
}

/// Where any warning is up. Behind everything, from the lowest value to the highest.
std::vector<figure::FigureBlock> shades(const std::vector<Episode>& episodes, const figure::FigureAxis& y) {
  std::vector<Episode> joined = episodes;
  std::sort(joined.begin(), joined.end(),
            [](const Episode& a, const Episode& b) { return a.from_s < b.from_s; });
  std::vector<figure::FigureBlock> out;
  for (const Episode& each : joined) {
    if (out.empty() || each.from_s > out.back().right)
      out.push_back({each.from_s, each.to_s, y.low, y.high, shade, "", false, "warning"});
    out.back().right = std::max(out.back().right, each.to_s);
  }
  return out;
}

Table call_data(const CallOverTime& call, const std::vector<Episode>& episodes) {
  Table out;
  for (const char* key : {"t_s", "sample", "mos_lqe", "mos_cqe", "mos", "ppl", "loss_pct", "jitter_mean_ms",
                          "jitter_max_ms", "warning", "raised_s", "ended_s", "open"})
    out.columns.push_back(data_column(key));
  for (const IntervalRow& row : call.intervals)
    out.rows.push_back({number_cell(row.t_ms / 1000), std::to_string(row.sample), number_cell(row.mos_lqe),
                        number_cell(row.mos_cqe), number_cell(call.formula.empty() ? std::nullopt : row.mos),
                        number_cell(row.ppl), number_cell(row.loss_pct), number_cell(row.jitter_mean_ms),
                        number_cell(row.jitter_max_ms), "", "", "", ""});
  for (const Episode& each : episodes)
    out.rows.push_back({"", "", "", "", "", "", "", "", "", each.name, number_cell(each.from_s),
                        number_cell(each.to_s), each.open ? "1" : "0"});
  return out;
}

} // namespace

FigureForms call_figure(const CallOverTime& call) {
  const std::vector<Episode> episodes = episodes_of(call.warnings);
  FigureForms out;
  for (figure::Panel panel : {mos_panel(call), loss_panel(call), jitter_panel(call)}) {
    panel.blocks = shades(episodes, panel.y);
    panel.height_pt = plot_height_pt;
    out.figure.panels.push_back(std::move(panel));
  }
  if (!episodes.empty()) {
    out.figure.panels.front().keys = {{"a warning is up", shade}};
    out.figure.panels.push_back(warnings_panel(episodes));
  }
  for (figure::Panel& panel : out.figure.panels) {
    panel.x = time_axis(call);
    if (&panel != &out.figure.panels.back()) panel.x.title.clear(); // all share it
  }
  out.figure.title = "A call over time: " + call.stream;
  out.figure.description = "MOS, loss and jitter of " + std::to_string(call.intervals.size()) +
                           " intervals one below the other; " + std::to_string(episodes.size()) +
                           (episodes.size() == 1 ? " warning was raised." : " warnings were raised.");
  out.data = call_data(call, episodes);
  return out;
}

} // namespace quietroom::report
