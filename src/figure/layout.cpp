#include "figure/layout.h"

#include "core/visible_text.h"
#include "figure/axis_ticks.h"
#include "figure/palette.h"
#include "figure/panel_drawing.h"
#include "figure/wrapped_text.h"

#include <algorithm>
#include <iterator>

namespace quietroom::figure {

namespace {

constexpr double pt_per_mm = 72 / 25.4, margin_pt = 2, panel_gap_pt = 10;
constexpr Colour warning{150, 40, 0};

/// Every text of a panel as it may stand in a file of XML and on paper.
void make_visible(Panel& panel) {
  const auto clean = [](std::string& text) { text = visible_line(text); };
  for (FigureAxis* axis : {&panel.x, &panel.y}) {
    clean(axis->title);
    for (Tick& each : axis->ticks) clean(each.label);
    for (Tick& each : axis->opposite) clean(each.label);
  }
  for (FigureBlock& each : panel.blocks) {
    clean(each.words);
    clean(each.name);
  }
  for (Series& series : panel.series) {
    clean(series.name);
    for (PlottedPoint& each : series.points) {
      clean(each.name);
      clean(each.label);
    }
  }
  for (LegendKey& each : panel.keys) clean(each.name);
  for (std::string& each : panel.box) clean(each);
}

/// Lines of text from there on; returns where they end.
double draw_lines(const std::string& text, double top, double width_pt, Colour colour, const char* kind,
                  const FontMetric& font, Scene& scene) {
  SceneGroup out{kind, {}};
  for (const std::string& line : wrapped(text, width_pt, label_pt, font, Breaks::anywhere)) {
    out.items.push_back(
        text_at({margin_pt, top + label_line_pt(font) / 2}, line, label_pt, Anchor::start, font, colour));
    top += label_line_pt(font);
  }
  scene.groups.push_back(std::move(out));
  return top;
}

/// All panels, those of one column with the same sides.
std::vector<PanelShape> shapes_of(const std::vector<Panel>& panels, std::size_t columns, double width_pt,
                                  const FontMetric& font) {
  std::vector<Sides> sides(columns);
  std::vector<PanelShape> out;
  for (int round = 0; round < 2; ++round) {
    out.clear();
    for (std::size_t i = 0; i < panels.size(); ++i) {
      Sides& shared = sides[i % columns];
      out.push_back(shape_of(panels[i], width_pt, shared, font));
      shared = {std::max(shared.left_pt, out.back().sides.left_pt),
                std::max(shared.right_pt, out.back().sides.right_pt)};
    }
  }
  return out;
}

/// Labels that stand below the panels.
struct LabelsBelow {
  std::vector<std::string> numbered; ///< whose numbers stand at the marks
  std::vector<std::string> left_out; ///< without room even for a number
};

/// Both lists, as far as there is something in them; returns where they end.
double draw_labels_below(const LabelsBelow& below, double top, double width_pt, const FontMetric& font,
                         Scene& scene) {
  const auto add = [&](std::string words, const std::vector<std::string>& names, bool numbers,
                       const char* kind) {
    for (std::size_t i = 0; i < names.size(); ++i)
      words += (i == 0 ? " " : ", ") + (numbers ? std::to_string(i + 1) + " " : "") + names[i];
    if (!names.empty()) top = draw_lines(words, top + 2, width_pt, ink, kind, font, scene);
  };
  add("Numbers at marks:", below.numbered, true, "numbered");
  add("Without room for a label:", below.left_out, false, "left-out");
  return top;
}

/// The panels row by row; returns where the last row ends.
double draw_panels(const std::vector<PanelShape>& shapes, std::size_t columns, double width_pt, double top,
                   const FontMetric& font, Scene& scene, LabelsBelow& below) {
  for (std::size_t first = 0; first < shapes.size(); first += columns) {
    const std::size_t end = std::min(shapes.size(), first + columns);
    double above = 0, height = 0; // plots of a row begin at one height
    for (std::size_t i = first; i < end; ++i) above = std::max(above, shapes[i].top_pt);
    for (std::size_t i = first; i < end; ++i) {
      const double left = margin_pt + static_cast<double>(i - first) * (width_pt + panel_gap_pt);
      const double down = above - shapes[i].top_pt;
      DrawnPanel drawn = draw_panel(shapes[i], i, {left, top + down}, font, scene, below.numbered);
      std::move(drawn.left_out.begin(), drawn.left_out.end(), std::back_inserter(below.left_out));
      height = std::max(height, down + drawn.height_pt);
    }
    top += height + (end < shapes.size() ? panel_gap_pt : 0);
  }
  return top;
}

} // namespace

Scene scene_of(const Figure& figure, const FontMetric& font) {
  Scene out{figure.width_mm * pt_per_mm, 0, visible_line(figure.title), visible_line(figure.description), {}};
  const double inner_pt = out.width_pt - 2 * margin_pt;
  const std::size_t columns = std::max<std::size_t>(1, std::min(figure.columns, figure.panels.size()));
  const double panel_pt =
      (inner_pt - static_cast<double>(columns - 1) * panel_gap_pt) / static_cast<double>(columns);
  std::vector<Panel> panels = figure.panels;
  for (Panel& each : panels) make_visible(each);
  double top = margin_pt;
  for (const std::string& note : figure.notes)
    top = draw_lines(visible_line(note), top, inner_pt, warning, "note", font, out) + 2;
  LabelsBelow below;
  top = draw_panels(shapes_of(panels, columns, panel_pt, font), columns, panel_pt, top, font, out, below);
  top = draw_labels_below(below, top, inner_pt, font, out);
  out.height_pt = top + margin_pt;
  return out;
}

} // namespace quietroom::figure
