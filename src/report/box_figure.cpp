#include "report/box_figure.h"

#include "core/number.h"
#include "figure/palette.h"
#include "report/provenance_forms.h"

namespace quietroom::report {

namespace {

constexpr double half_box = 0.3, half_cap = 0.15;

figure::Series plain_line(std::vector<figure::PlottedPoint> points, double width_pt) {
  return {"", {figure::ink, figure::Shape::circle, true, {}}, std::move(points), false, true, width_pt};
}

void add_box(figure::Panel& panel, const analysis::BoxSummary& box, double middle, const std::string& id,
             figure::Series& means, figure::Series& outliers) {
  panel.blocks.push_back(
      {middle - half_box, middle + half_box, box.q1, box.q3, figure::shade_of(0.25), "", true, id});
  for (const auto& [from, to] : {std::pair{box.low_whisker, box.q1}, {box.q3, box.high_whisker}})
    panel.series.push_back(plain_line({{middle, from}, {middle, to}}, 0.75));
  for (const double end : {box.low_whisker, box.high_whisker})
    panel.series.push_back(plain_line({{middle - half_cap, end}, {middle + half_cap, end}}, 0.75));
  panel.series.push_back(plain_line({{middle - half_box, box.median}, {middle + half_box, box.median}}, 1.5));
  means.points.push_back({middle, box.mean, {}, {}, id, {}});
  for (const double each : box.outliers)
    outliers.points.push_back({middle, each, {}, {}, id + ", beyond the whiskers", {}});
}

} // namespace

FigureForms box_figure(const std::vector<analysis::ConditionVotes>& conditions,
                       const analysis::Provenance& of, const analysis::ScaleWords& words,
                       const method::Scale& scale, const ShownConditions& shown) {
  std::vector<std::string> ids, names;
  std::vector<double> means_of;
  std::vector<analysis::BoxSummary> boxes;
  for (const analysis::ConditionVotes& each : conditions) {
    ids.push_back(each.condition);
    boxes.push_back(analysis::box_summary(each.votes));
    means_of.push_back(boxes.back().mean);
  }
  FigureForms out;
  for (const char* key : {"condition", "label", "low_whisker", "q1", "median", "q3", "high_whisker", "mean",
                          "n_votes", "outliers"})
    out.data.columns.push_back(data_column(key));
  figure::Panel panel;
  panel.may_turn = true;
  figure::Series means{"mean", {figure::look_of(1).colour, figure::Shape::diamond, true, {}}, {}};
  figure::Series outliers{"vote beyond the whiskers", {figure::soft, figure::Shape::circle, false, {}}, {}};
  for (const std::size_t i : shown.arranged(ids, means_of)) {
    const analysis::BoxSummary& box = boxes[i];
    names.push_back(shown.label(ids[i]));
    add_box(panel, box, static_cast<double>(names.size()), ids[i], means, outliers);
    std::vector<Cell> cells = {ids[i], names.back()};
    for (const double value : {box.low_whisker, box.q1, box.median, box.q3, box.high_whisker, box.mean})
      cells.push_back(number_cell(value));
    cells.emplace_back(std::to_string(conditions[i].votes.size()));
    std::string levels;
    for (const double each : box.outliers) levels += (levels.empty() ? "" : " ") + shortest(each);
    cells.emplace_back(levels);
    out.data.rows.push_back(std::move(cells));
  }
  if (outliers.points.empty()) outliers.name.clear();
  panel.series.push_back(std::move(outliers));
  panel.series.push_back(std::move(means));
  panel.x = names_axis(names);
  panel.x.grid = false;
  panel.y = scale_axis(words, scale, {static_cast<double>(scale.low), static_cast<double>(scale.high)});
  if (words.score == "mean vote") panel.y.title = "vote";
  add_provenance(out.data, of);
  out.figure.title = "Votes by condition as box plots";
  out.figure.description = "Median, quartiles and whiskers (1.5 times the box) of the votes on each of " +
                           std::to_string(names.size()) + " conditions.";
  out.figure.notes = figure_notes(of.simulated);
  out.figure.panels = {std::move(panel)};
  return out;
}

} // namespace quietroom::report
