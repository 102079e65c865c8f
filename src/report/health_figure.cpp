#include "report/health_figure.h"

#include "figure/palette.h"
#include "report/provenance_forms.h"

#include <algorithm>

namespace quietroom::report {

namespace {

using analysis::ListenerHealth;

const figure::Look usual = figure::look_of(0),
                   noticed = {figure::look_of(1).colour, figure::Shape::square, true, {}};

figure::Panel means_and_spreads(const analysis::PanelHealth& health, const method::Scale& scale) {
  figure::Panel out;
  out.series = {{"listener", usual, {}}, {"flagged by screening", noticed, {}}};
  std::optional<figure::Interval> spread;
  figure::Interval reach{health.listeners.front().mean, health.listeners.front().mean};
  for (const ListenerHealth& each : health.listeners) {
    if (!each.sd) continue;
    out.series[each.flagged ? 1 : 0].points.push_back(
        {*each.sd, each.mean, {}, {}, each.listener, each.flagged ? each.listener : ""});
    if (!spread) spread = {*each.sd, *each.sd};
    reach_to(*spread, *each.sd, {}, {});
    reach_to(reach, each.mean, {}, {});
  }
  const double margin = 0.05 * (scale.high - scale.low);
  const figure::Interval of_votes = spread.value_or(figure::Interval{0, 1});
  out.x = {
      "standard deviation of the votes", std::max(0.0, of_votes.low - margin), of_votes.high + margin, {}};
  out.y = {"mean of the votes",
           std::max<double>(scale.low, reach.low - margin),
           std::min<double>(scale.high, reach.high + margin),
           {}};
  if (out.series[1].points.empty()) out.series[1].name.clear();
  return out;
}

std::optional<figure::Panel> response_times(const analysis::PanelHealth& health) {
  std::vector<const ListenerHealth*> timed;
  for (const ListenerHealth& each : health.listeners)
    if (each.response_s) timed.push_back(&each);
  if (timed.empty()) return std::nullopt;
  std::stable_sort(timed.begin(), timed.end(),
                   [](const auto* a, const auto* b) { return *a->response_s < *b->response_s; });
  figure::Panel out;
  out.series = {{"", usual, {}}, {"", noticed, {}}};
  figure::Interval reach{0, 0.1};
  for (std::size_t i = 0; i < timed.size(); ++i) {
    const ListenerHealth& each = *timed[i];
    figure::PlottedPoint point{static_cast<double>(i + 1),       *each.response_s, {}, {}, each.listener,
                               each.flagged ? each.listener : ""};
    if (each.response_spread_s)
      point.y_interval = {*each.response_s - *each.response_spread_s,
                          *each.response_s + *each.response_spread_s};
    reach_to(reach, point.y, point.y_interval ? std::optional(point.y_interval->low) : std::nullopt,
             point.y_interval ? std::optional(point.y_interval->high) : std::nullopt);
    out.series[each.flagged ? 1 : 0].points.push_back(std::move(point));
  }
  out.x = {"listeners, the quickest first",
           0.5,
           static_cast<double>(timed.size()) + 0.5,
           {},
           {},
           false,
           false,
           false};
  if (timed.size() == 1) out.x.ticks = {{1, "1"}};
  out.y = {"median response time ± MAD in s", reach.low, reach.high * 1.05, {}};
  return out;
}

std::optional<figure::Panel> positions(const analysis::PanelHealth& health) {
  if (health.positions.size() < 2) return std::nullopt;
  figure::Panel out;
  figure::Series series{"", usual, {}, true, true};
  figure::Interval reach{-0.1, 0.1};
  for (const auto& each : health.positions) {
    figure::PlottedPoint point{each.position, each.deviation, {}, {}, "position", {}};
    if (each.half) point.y_interval = {each.deviation - *each.half, each.deviation + *each.half};
    reach_to(reach, each.deviation - each.half.value_or(0), {}, each.deviation + each.half.value_or(0));
    series.points.push_back(std::move(point));
  }
  out.x = {"place in the session", 1, health.positions.back().position + 1, {}};
  out.y = {"vote less the mean of its condition", reach.low * 1.05, reach.high * 1.05, {}};
  out.series = {{"",
                 {figure::soft, figure::Shape::circle, true, {}},
                 {{out.x.low, 0}, {out.x.high, 0}},
                 false,
                 true,
                 0.75},
                std::move(series)};
  return out;
}

Table health_data(const analysis::PanelHealth& health) {
  Table out;
  for (const char* key : {"listener", "mean", "sd", "response_s", "response_mad_s", "flagged", "position",
                          "deviation", "ci_half", "n_listeners"})
    out.columns.push_back(data_column(key));
  for (const ListenerHealth& each : health.listeners)
    out.rows.push_back({each.listener, number_cell(each.mean), number_cell(each.sd),
                        number_cell(each.response_s), number_cell(each.response_spread_s),
                        each.flagged ? "1" : "0", "", "", "", ""});
  for (const auto& each : health.positions)
    out.rows.push_back({"", "", "", "", "", "", number_cell(each.position), number_cell(each.deviation),
                        number_cell(each.half), std::to_string(each.n_listeners)});
  return out;
}

} // namespace

FigureForms health_figure(const analysis::PanelHealth& health, const analysis::Provenance& of,
                          const analysis::ScaleWords& words, const method::Scale& scale, bool side_by_side) {
  FigureForms out;
  out.figure.panels = {means_and_spreads(health, scale)};
  for (auto& more : {response_times(health), positions(health)})
    if (more) out.figure.panels.push_back(*more);
  if (side_by_side) out.figure.columns = out.figure.panels.size();
  out.figure.title = "Listeners of the panel";
  const auto flagged = std::count_if(health.listeners.begin(), health.listeners.end(),
                                     [](const auto& each) { return each.flagged; });
  out.figure.description = std::to_string(health.listeners.size()) + " listeners, " +
                           std::to_string(flagged) + " of them flagged by screening. " + words.score +
                           " of each against the spread of the votes; response times and the course of the "
                           "session where they are known.";
  out.figure.notes = figure_notes(of.simulated);
  out.data = health_data(health);
  add_provenance(out.data, of);
  return out;
}

} // namespace quietroom::report
