#include "report/agreement_figure.h"

#include "core/number.h"
#include "figure/palette.h"
#include "report/provenance_forms.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::report {

namespace {

using analysis::Contender;
using compare::ConditionAgreement;

/// What points and their intervals take up.
struct Reaches {
  figure::Interval mos, objective;
};

std::optional<Reaches> reaches_of(const Contender& model) {
  std::optional<Reaches> out;
  for (const ConditionAgreement& each : model.agreement.conditions) {
    const compare::Point& point = each.point;
    if (!point.objective) continue;
    if (!out) out = Reaches{{point.mos, point.mos}, {*point.objective, *point.objective}};
    const double half = point.ci_half.value_or(0);
    reach_to(out->mos, point.mos, point.mos - half, point.mos + half);
    reach_to(out->objective, *point.objective, {}, {});
  }
  return out;
}

/// Whole numbers around both, 1 to 5 where both lie within.
figure::Interval common_axis(const Reaches& reaches) {
  const double low = std::min(reaches.mos.low, reaches.objective.low),
               high = std::max(reaches.mos.high, reaches.objective.high);
  if (low >= 0.9 && high <= 5.1) return {std::min(1.0, low), std::max(5.0, high)};
  const double margin = 0.04 * (high - low);
  return {low - margin, high + margin};
}

/// Scores that reach three times as far as MOS are of another scale.
bool same_scale(const Reaches& reaches) {
  const double span = std::max(1.0, reaches.mos.high - reaches.mos.low);
  return reaches.objective.low > reaches.mos.low - 1.5 * span &&
         reaches.objective.high < reaches.mos.high + 1.5 * span;
}

std::string two(const std::optional<double>& before, const std::optional<double>& after) {
  return fixed(before, 2) + (after ? "; mapped " + fixed(after, 2) : "");
}

std::vector<std::string> figures_of(const Contender& model) {
  const compare::Measures& before = model.agreement.unmapped();
  const compare::Mapped& mapped = model.agreement.mapped(model.asked);
  const bool is_mapped = mapped.mapping.order != compare::Order::none;
  const auto after = [&](const std::optional<double>& value) { return is_mapped ? value : std::nullopt; };
  const compare::Measures& m = mapped.measures;
  return {fmt::format("n  {}", before.n), "r  " + two(before.pearson, after(m.pearson)),
          "rmse  " + two(before.rmse, after(m.rmse)), "rmse*  " + two(before.rmse_star, after(m.rmse_star)),
          "outliers  " + two(before.outlier_ratio, after(m.outlier_ratio))};
}

std::string name_of_condition(const compare::Point& point, const ShownConditions& shown) {
  if (!point.stimulus.empty()) return point.stimulus;
  return point.label.empty() ? shown.label(point.condition) : point.label;
}

void add_agreement_points(figure::Panel& out, const Contender& model, const ShownConditions& shown) {
  figure::Series inside{"within the interval", figure::look_of(0), {}},
      outside{"outside", {figure::look_of(1).colour, figure::Shape::square, true, {}}, {}};
  for (const ConditionAgreement& each : model.agreement.conditions) {
    const compare::Point& point = each.point;
    if (!point.objective) continue;
    const bool is_outlier = each.within_ci.has_value() && !*each.within_ci;
    const std::string name = name_of_condition(point, shown);
    figure::PlottedPoint mark{
        *point.objective,      point.mos, {}, {}, point.stimulus.empty() ? point.condition : point.stimulus,
        is_outlier ? name : ""};
    if (point.ci_half) mark.y_interval = {point.mos - *point.ci_half, point.mos + *point.ci_half};
    (is_outlier ? outside : inside).points.push_back(std::move(mark));
  }
  if (outside.points.empty()) outside.name.clear();
  if (outside.points.empty() || inside.points.empty()) inside.name.clear();
  out.series.push_back(std::move(inside));
  out.series.push_back(std::move(outside));
}

void add_mapping_curve(figure::Panel& out, const Contender& model, const figure::Interval& objective) {
  const compare::Mapping& mapping = model.agreement.mapped(model.asked).mapping;
  if (mapping.order == compare::Order::none) return;
  constexpr int pieces = 64;
  figure::Series curve{std::string(mapping.order == compare::Order::first ? "linear" : "third-order") +
                           " mapping",
                       {figure::look_of(2).colour, figure::Shape::circle, true, {4, 2}},
                       {},
                       false,
                       true,
                       1};
  for (int i = 0; i <= pieces; ++i) {
    const double x = objective.low + (objective.high - objective.low) * i / pieces, y = mapping(x);
    if (y >= out.y.low && y <= out.y.high) curve.points.push_back({x, y});
  }
  out.series.push_back(std::move(curve));
}

/// Without the article that begins a sentence.
std::string axis_title(const analysis::Objective& objective) {
  const std::string subject = analysis::subject_of(objective);
  return subject.starts_with("The ") ? subject.substr(4) : subject;
}

figure::Panel agreement_panel(const Contender& model, const std::string& score,
                              const ShownConditions& shown) {
  figure::Panel out;
  const Reaches reaches = *reaches_of(model);
  const bool equal = same_scale(reaches);
  const figure::Interval both = common_axis(equal ? reaches : Reaches{reaches.mos, reaches.mos});
  out.y = {score, both.low, both.high, {}};
  out.x = {axis_title(model.objective), both.low, both.high, {}};
  if (!equal) {
    const double margin = 0.04 * (reaches.objective.high - reaches.objective.low);
    out.x.low = reaches.objective.low - margin;
    out.x.high = reaches.objective.high + margin;
  }
  out.equal = equal;
  if (equal)
    out.series.push_back({"",
                          {figure::soft, figure::Shape::circle, true, {}},
                          {{both.low, both.low}, {both.high, both.high}},
                          false,
                          true,
                          0.75});
  add_mapping_curve(out, model, reaches.objective);
  add_agreement_points(out, model, shown);
  out.box = figures_of(model);
  return out;
}

void add_agreement_rows(Table& out, const Contender& model, const ShownConditions& shown) {
  const compare::Mapping& mapping = model.agreement.mapped(model.asked).mapping;
  for (const ConditionAgreement& each : model.agreement.conditions) {
    const compare::Point& point = each.point;
    const auto mapped = point.objective && mapping.order != compare::Order::none
                            ? std::optional(mapping(*point.objective))
                            : std::nullopt;
    std::vector<Cell> cells = {analysis::name_of(model.objective), point.condition, point.stimulus,
                               point.label.empty() ? shown.label(point.condition) : point.label};
    for (const auto& value : {std::optional(point.mos), point.ci_half, point.objective, each.difference})
      cells.push_back(number_cell(value));
    cells.emplace_back(each.within_ci ? (*each.within_ci ? "1" : "0") : "");
    cells.push_back(number_cell(mapped));
    cells.push_back(number_cell(mapped ? std::optional(*mapped - point.mos) : std::nullopt));
    out.rows.push_back(std::move(cells));
  }
}

} // namespace

FigureForms agreement_figure(const analysis::Comparison& comparison, const ShownConditions& shown,
                             bool side_by_side) {
  FigureForms out;
  for (const char* key : {"model", "condition", "stimulus", "label", "mos", "ci_half", "objective",
                          "difference", "within_ci", "mapped", "mapped_difference"})
    out.data.columns.push_back(data_column(key));
  const std::string score = comparison.provenance.designation.value_or("MOS");
  for (const Contender& model : comparison.models) {
    add_agreement_rows(out.data, model, shown);
    if (reaches_of(model)) out.figure.panels.push_back(agreement_panel(model, score, shown));
    out.figure.description += (out.figure.description.empty() ? "" : " ") +
                              verdict(model.agreement, analysis::subject_of(model.objective),
                                      analysis::value_name_of(model.objective)) +
                              ".";
  }
  if (side_by_side) out.figure.columns = std::min<std::size_t>(2, out.figure.panels.size());
  add_provenance(out.data, comparison.provenance);
  out.figure.title = score + " against " + analysis::subject_of(comparison.models.front().objective);
  out.figure.notes = figure_notes(comparison.provenance.simulated);
  for (const auto& model : comparison.models)
    if (model.circular && model.circular->any())
      out.figure.notes.push_back(
          "The simulated opinions come from the E-model or may do so: the agreement is circular");
  for (const auto& mixing : comparison.mixings)
    out.figure.notes.push_back("Not comparable: " + mixing.reason);
  return out;
}

} // namespace quietroom::report
