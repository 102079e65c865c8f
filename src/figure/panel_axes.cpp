#include "figure/panel_axes.h"

#include "figure/axis_ticks.h"
#include "figure/palette.h"
#include "figure/panel_drawing.h"

namespace quietroom::figure {

namespace {

constexpr double inset_pt = 4; // of values within the frame

Line straight(double x1, double y1, double x2, double y2, Colour colour) {
  return {{{x1, y1}, {x2, y2}}, {colour, 0.5, {}}};
}

/// One above the other, the middle of all of them there.
void add_lines(SceneGroup& out, const std::vector<std::string>& lines, Position middle, Anchor anchor,
               Colour colour, const FontMetric& font) {
  const double first = middle.y - static_cast<double>(lines.size() - 1) / 2 * label_line_pt(font);
  for (std::size_t i = 0; i < lines.size(); ++i)
    out.items.push_back(text_at({middle.x, first + static_cast<double>(i) * label_line_pt(font)}, lines[i],
                                label_pt, anchor, font, colour));
}

SceneGroup drawn_x(const PanelShape& shape, const AxisPlace& x, const Rectangle& plot,
                   const FontMetric& font) {
  SceneGroup out{"axis", {}, x};
  const double below = plot.bottom() + tick_pt + tick_gap_pt - 1;
  for (std::size_t i = 0; i < shape.x_ticks.size(); ++i) {
    const double at = x.at(shape.x_ticks[i].at);
    if (!shape.panel.x.names)
      out.items.push_back(straight(at, plot.bottom(), at, plot.bottom() + tick_pt, ink));
    const std::vector<std::string> lines =
        shape.panel.x.names ? shape.names[i] : std::vector{shape.x_ticks[i].label};
    add_lines(out, lines, {at, below + static_cast<double>(lines.size()) * label_line_pt(font) / 2},
              Anchor::middle, ink, font);
  }
  const double title = plot.bottom() + shape.bottom_pt -
                       static_cast<double>(shape.x_title.size()) * title_pt * font.line_em - 1;
  for (std::size_t i = 0; i < shape.x_title.size(); ++i)
    out.items.push_back(text_at(
        {plot.left + plot.width / 2, title + (static_cast<double>(i) + 0.5) * title_pt * font.line_em},
        shape.x_title[i], title_pt, Anchor::middle, font, ink));
  for (const Word& each : shape.x_words) {
    const double at = x.at(each.at);
    const double above = static_cast<double>(each.row) + static_cast<double>(each.lines.size()) / 2;
    out.items.push_back(straight(at, plot.top - tick_pt, at, plot.top, ink));
    add_lines(out, each.lines, {at, plot.top - tick_pt - above * label_line_pt(font)}, each.anchor, soft,
              font);
  }
  return out;
}

SceneGroup drawn_y(const PanelShape& shape, const AxisPlace& y, const Rectangle& plot, Position corner,
                   const FontMetric& font) {
  SceneGroup out{"axis", {}, y};
  for (std::size_t i = 0; i < shape.y_ticks.size(); ++i) {
    const double at = y.at(shape.y_ticks[i].at);
    if (!shape.panel.y.names) out.items.push_back(straight(plot.left - tick_pt, at, plot.left, at, ink));
    const std::vector<std::string> lines =
        shape.panel.y.names ? shape.names[i] : std::vector{shape.y_ticks[i].label};
    add_lines(out, lines, {plot.left - tick_pt - tick_gap_pt + 1, at}, Anchor::end, ink, font);
  }
  for (std::size_t i = 0; i < shape.y_title.size(); ++i) {
    const double line =
        corner.x + (static_cast<double>(i) + 0.5) * title_pt * font.line_em + title_pt * font.capital_em / 2;
    out.items.push_back(Text{{line, plot.top + plot.height / 2},
                             shape.y_title[i],
                             title_pt,
                             Anchor::middle,
                             true,
                             font.width_pt(shape.y_title[i], title_pt),
                             ink});
  }
  for (const Word& each : shape.y_words) {
    const double at = y.at(each.at);
    if (!shape.panel.y.names)
      out.items.push_back(straight(plot.right(), at, plot.right() + tick_pt, at, ink));
    add_lines(out, each.lines, {plot.right() + tick_pt + tick_gap_pt - 1, at}, Anchor::start,
              shape.panel.y.names ? ink : soft, font);
  }
  return out;
}

double inset_of(const FigureAxis& axis) { return axis.names ? 0 : inset_pt; }

} // namespace

AxisPlace x_place(const Panel& panel, std::size_t number, const Rectangle& plot) {
  const double inset = inset_of(panel.x);
  return {number, 'x', panel.x.low, panel.x.high, plot.left + inset, plot.right() - inset};
}

AxisPlace y_place(const Panel& panel, std::size_t number, const Rectangle& plot) {
  const double inset = inset_of(panel.y);
  const double top = plot.top + inset, bottom = plot.bottom() - inset;
  return {number,
          'y',
          panel.y.low,
          panel.y.high,
          panel.y.downward ? top : bottom,
          panel.y.downward ? bottom : top};
}

void draw_grid(const PanelShape& shape, const AxisPlace& x, const AxisPlace& y, const Rectangle& plot,
               Scene& scene) {
  SceneGroup out{"grid", {}};
  if (shape.panel.x.grid)
    for (const Tick& each : shape.x_ticks)
      out.items.push_back(straight(x.at(each.at), plot.top, x.at(each.at), plot.bottom(), grid));
  if (shape.panel.y.grid)
    for (const Tick& each : shape.y_ticks)
      out.items.push_back(straight(plot.left, y.at(each.at), plot.right(), y.at(each.at), grid));
  scene.groups.push_back(std::move(out));
}

void draw_axes(const PanelShape& shape, const AxisPlace& x, const AxisPlace& y, const Rectangle& plot,
               Position corner, const FontMetric& font, Scene& scene) {
  scene.groups.push_back({"frame", {Area{plot, {}, Stroke{ink, 0.5, {}}}}});
  scene.groups.push_back(drawn_x(shape, x, plot, font));
  scene.groups.push_back(drawn_y(shape, y, plot, corner, font));
}

} // namespace quietroom::figure
