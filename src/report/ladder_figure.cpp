#include "report/ladder_figure.h"

#include "core/number.h"
#include "figure/palette.h"
#include "report/interval_note.h"
#include "report/provenance_forms.h"

namespace quietroom::report {

namespace {

using compare::QPlace;

/// The ends of the axis of Q, and where that stands which lies beyond the ladder.
struct QAxis {
  double low = 0, high = 0, below = 0, above = 0;
  double at(const QPlace& place) const {
    if (place.side == QPlace::Side::within) return place.q_db;
    return place.side == QPlace::Side::below ? below : above;
  }
};

QAxis q_axis(const analysis::Ladder& ladder) {
  const double low = ladder.curve.front().q_db, high = ladder.curve.back().q_db, beyond = 0.08 * (high - low);
  return {low - 1.4 * beyond, high + 1.4 * beyond, low - beyond, high + beyond};
}

figure::PlottedPoint rung_point(const analysis::Rung& rung) {
  figure::PlottedPoint out{rung.q_db, rung.mos.mos, {}, {}, rung.condition, {}};
  if (rung.mos.ci_low && rung.mos.ci_high) out.y_interval = {*rung.mos.ci_low, *rung.mos.ci_high};
  return out;
}

const figure::Look rungs_look = figure::look_of(0),
                   others_look = {figure::look_of(1).colour, figure::Shape::square, false, {}},
                   beyond_look = {figure::look_of(1).colour, figure::Shape::cross, true, {}};

figure::Panel curve_panel(const analysis::Ladder& ladder, const QAxis& q, const analysis::ScaleWords& words,
                          const method::Scale& scale) {
  figure::Panel out;
  figure::Series curve{"", {rungs_look.colour, figure::Shape::circle, true, {}}, {}, false, true, 1};
  for (const auto& place : ladder.curve) curve.points.push_back({place.q_db, place.mos});
  figure::Series rungs{"MNRU", rungs_look, {}}, others{"condition at its equivalent Q", others_look, {}};
  figure::Interval reach{ladder.curve.front().mos, ladder.curve.back().mos};
  for (const auto& rung : ladder.rungs) {
    rungs.points.push_back(rung_point(rung));
    reach_to(reach, rung.mos.mos, rung.mos.ci_low, rung.mos.ci_high);
  }
  for (const auto& other : ladder.others) {
    reach_to(reach, other.mos.mos, {}, {});
    if (other.q.q.side == QPlace::Side::within)
      others.points.push_back({other.q.q.q_db, other.mos.mos, {}, {}, other.condition, {}});
  }
  if (others.points.empty()) others.name.clear();
  out.series = {std::move(curve), std::move(rungs), std::move(others)};
  out.x = {ladder.others.empty() ? "Q of the MNRU in dB" : "", q.low, q.high, {}};
  for (const auto& place : ladder.curve) out.x.ticks.push_back({place.q_db, shortest(place.q_db)});
  out.y = scale_axis(words, scale, reach);
  return out;
}

figure::Panel rows_panel(const std::vector<const analysis::ReadOff*>& others, const QAxis& q,
                         const analysis::Ladder& ladder, const ShownConditions& shown) {
  figure::Panel out;
  std::vector<std::string> names;
  figure::Series within{"", others_look, {}},
      beyond{"beyond the ladder, as are ends of intervals there", beyond_look, {}};
  for (const auto* each : others) {
    names.push_back(shown.label(each->condition));
    const bool inside = each->q.q.side == QPlace::Side::within;
    figure::PlottedPoint point{
        q.at(each->q.q), static_cast<double>(names.size()), {}, {}, each->condition, {}};
    if (each->q.low && each->q.high && q.at(*each->q.low) < q.at(*each->q.high))
      point.x_interval = {q.at(*each->q.low), q.at(*each->q.high)};
    (inside ? within : beyond).points.push_back(std::move(point));
  }
  if (beyond.points.empty()) beyond.name.clear();
  out.series = {std::move(within), std::move(beyond)};
  out.x = {"equivalent Q in dB", q.low, q.high, {}};
  for (const auto& place : ladder.curve) out.x.ticks.push_back({place.q_db, shortest(place.q_db)});
  out.y = names_axis(names);
  out.y.downward = true;
  return out;
}

/// A number, empty beyond the ladder.
std::optional<double> q_number(const std::optional<QPlace>& place) {
  if (!place || place->side != QPlace::Side::within) return std::nullopt;
  return place->q_db;
}

std::string side_of(const QPlace& place) {
  if (place.side == QPlace::Side::within) return "within";
  return place.side == QPlace::Side::below ? "below" : "above";
}

void add_ladder_row(Table& out, const std::string& id, const std::string& label, const char* kind,
                    const stats::MosRow& row, const compare::EquivalentQ& q) {
  std::vector<Cell> cells = {id, label, std::string(kind)};
  for (const auto& value :
       {std::optional(row.mos), row.ci_low, row.ci_high, q_number(q.q), q_number(q.low), q_number(q.high)})
    cells.push_back(number_cell(value));
  cells.emplace_back(side_of(q.q));
  out.rows.push_back(std::move(cells));
}

} // namespace

FigureForms ladder_figure(const analysis::Ladder& ladder, const analysis::ScaleWords& words,
                          const method::Scale& scale, const ShownConditions& shown) {
  FigureForms out;
  for (const char* key : {"condition", "label", "kind", "mos", "ci_low", "ci_high", "q_db", "q_low_db",
                          "q_high_db", "on_ladder"})
    out.data.columns.push_back(data_column(key));
  for (const auto& rung : ladder.rungs)
    add_ladder_row(out.data, rung.condition, shown.label(rung.condition), "mnru", rung.mos,
                   {{QPlace::Side::within, rung.q_db}, {}, {}});
  std::vector<std::string> ids;
  std::vector<double> values;
  for (const auto& each : ladder.others) {
    ids.push_back(each.condition);
    values.push_back(each.mos.mos);
  }
  std::vector<const analysis::ReadOff*> others;
  for (const std::size_t i : shown.arranged(ids, values)) {
    others.push_back(&ladder.others[i]);
    add_ladder_row(out.data, ids[i], shown.label(ids[i]), "read off", ladder.others[i].mos,
                   ladder.others[i].q);
  }
  add_provenance(out.data, ladder.of);
  const QAxis q = q_axis(ladder);
  out.figure.panels = {curve_panel(ladder, q, words, scale)};
  if (!others.empty()) out.figure.panels.push_back(rows_panel(others, q, ladder, shown));
  out.figure.title = words.score + " against the Q of the MNRU, and equivalent Q";
  out.figure.description = std::to_string(ladder.rungs.size()) + " MNRU conditions and " +
                           std::to_string(others.size()) +
                           " others read off the curve between them; intervals of equivalent Q are 95 %, by "
                           "Fieller's way over listeners.";
  out.figure.notes = figure_notes(ladder.of.simulated);
  return out;
}

} // namespace quietroom::report
