#include "figure/panel_drawing.h"

#include "figure/axis_ticks.h"
#include "figure/label_places.h"
#include "figure/palette.h"
#include "figure/panel_axes.h"
#include "figure/wrapped_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace quietroom::figure {

namespace {

constexpr double mark_pt = 4.5, interval_pt = 0.75, cap_pt = 3, least_edged_pt = 2;

/// The interval along one axis, with caps. What reaches beyond the axis is cut there and has no cap.
void add_interval(SceneGroup& out, const Interval& interval, const AxisPlace& along, double across,
                  bool upright, const Stroke& stroke) {
  const auto at = [&](double value, double side) {
    const double place = along.at(value);
    return upright ? Position{across + side, place} : Position{place, across + side};
  };
  const double low = std::max(interval.low, along.low), high = std::min(interval.high, along.high);
  out.items.push_back(Line{{at(low, 0), at(high, 0)}, stroke});
  for (const auto& [shown, limit] : {std::pair{low, interval.low}, {high, interval.high}})
    if (shown == limit) out.items.push_back(Line{{at(shown, -cap_pt / 2), at(shown, cap_pt / 2)}, stroke});
}

void add_intervals(SceneGroup& out, const PlottedPoint& point, const Look& look, const AxisPlace& x,
                   const AxisPlace& y) {
  const Stroke stroke{look.colour, interval_pt, {}};
  if (point.y_interval) add_interval(out, *point.y_interval, y, x.at(point.x), true, stroke);
  if (point.x_interval) add_interval(out, *point.x_interval, x, y.at(point.y), false, stroke);
}

SceneGroup drawn_series(const Series& series, std::size_t panel, const AxisPlace& x, const AxisPlace& y) {
  SceneGroup out{"series", {}};
  if (series.line && series.points.size() > 1) {
    Line line{{}, {series.look.colour, series.width_pt, series.look.dash_pt}};
    for (const PlottedPoint& each : series.points) line.points.push_back({x.at(each.x), y.at(each.y)});
    out.items.push_back(std::move(line));
  }
  for (const PlottedPoint& each : series.points) add_intervals(out, each, series.look, x, y);
  if (series.marks)
    for (const PlottedPoint& each : series.points)
      out.items.push_back(
          Mark{{x.at(each.x), y.at(each.y)}, mark_pt, series.look, {panel, each.name, each.x, each.y}});
  return out;
}

SceneGroup drawn_blocks(const Panel& panel, const AxisPlace& x, const AxisPlace& y, const FontMetric& font) {
  SceneGroup out{"blocks", {}};
  for (const FigureBlock& each : panel.blocks) {
    const auto [left, right] = std::minmax({x.at(each.left), x.at(each.right)});
    const auto [top, bottom] = std::minmax({y.at(each.low), y.at(each.high)});
    Area area{{left, top, right - left, bottom - top}, each.fill, {}, each.name};
    if (each.framed)
      area.stroke = Stroke{ink, 0.75, {}};
    else if (std::min(right - left, bottom - top) >= least_edged_pt) // an edge would hide a thin one
      area.stroke = Stroke{white, 0.5, {}};
    out.items.push_back(area);
    const double wide = font.width_pt(each.words, label_pt);
    if (each.words.empty() || wide + 2 > right - left || label_line_pt(font) > bottom - top + 1.5) continue;
    out.items.push_back(text_at({(left + right) / 2, (top + bottom) / 2}, each.words, label_pt,
                                Anchor::middle, font, words_on(each.fill.value_or(white))));
  }
  return out;
}

/// A thin rectangle around a straight piece that is upright or lies flat; a slanted one as a row of small
/// ones.
void cover(const Position& a, const Position& b, std::vector<Rectangle>& out) {
  constexpr double half_pt = 0.6, piece_pt = 3;
  const int pieces =
      a.x == b.x || a.y == b.y ? 1 : 1 + static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / piece_pt);
  for (int i = 0; i < pieces; ++i) {
    const double from = static_cast<double>(i) / pieces, to = static_cast<double>(i + 1) / pieces;
    const auto [left, right] = std::minmax({a.x + from * (b.x - a.x), a.x + to * (b.x - a.x)});
    const auto [top, bottom] = std::minmax({a.y + from * (b.y - a.y), a.y + to * (b.y - a.y)});
    out.push_back({left - half_pt, top - half_pt, right - left + 2 * half_pt, bottom - top + 2 * half_pt});
  }
}

/// Labels never cover a mark, and cover a line only where all else is taken.
Obstacles obstacles_of(const std::vector<SceneGroup>& groups) {
  Obstacles out;
  for (const SceneGroup& group : groups)
    for (const Item& item : group.items) {
      if (const auto* mark = std::get_if<Mark>(&item))
        out.hard.push_back(
            {mark->at.x - mark->size_pt / 2, mark->at.y - mark->size_pt / 2, mark->size_pt, mark->size_pt});
      if (const auto* line = std::get_if<Line>(&item))
        for (std::size_t i = 0; i + 1 < line->points.size(); ++i)
          cover(line->points[i], line->points[i + 1], out.soft);
    }
  return out;
}

/// Where a label lies apart from its mark a thin line leads to it.
void add_label(SceneGroup& out, const Position& mark, const Rectangle& place, const std::string& words,
               const FontMetric& font) {
  constexpr double near_pt = 9;
  const Position nearest{std::clamp(mark.x, place.left, place.right()),
                         std::clamp(mark.y, place.top, place.bottom())};
  if (std::hypot(nearest.x - mark.x, nearest.y - mark.y) > near_pt)
    out.items.push_back(Line{{mark, nearest}, {soft, 0.5, {}}});
  out.items.push_back(
      text_at({place.left, place.top + place.height / 2}, words, label_pt, Anchor::start, font, ink));
}

struct Labels {
  std::vector<std::string> words; ///< as printed
  std::vector<WantedLabel> wanted;
  std::vector<std::optional<Rectangle>> places;
};

Labels placed_labels(const std::vector<Position>& marks, std::vector<std::string> words,
                     const Obstacles& obstacles, const Rectangle& plot, const FontMetric& font) {
  Labels out{std::move(words), {}, {}};
  for (std::size_t i = 0; i < marks.size(); ++i)
    out.wanted.push_back({marks[i], font.width_pt(out.words[i], label_pt) + 1, label_line_pt(font)});
  out.places = label_places(out.wanted, obstacles, plot);
  return out;
}

/// The number of each name: its place among the names, which grow by those that are not there yet.
std::vector<std::string> numbers_of(const std::vector<std::string>& names, std::vector<std::string>& known) {
  std::vector<std::string> out;
  for (const std::string& each : names) {
    auto found = std::find(known.begin(), known.end(), each);
    if (found == known.end()) found = known.insert(known.end(), each);
    out.push_back(std::to_string(found - known.begin() + 1));
  }
  return out;
}

/// Names beside their marks; where they do not all find room, numbers.
std::vector<std::string> draw_labels(const Panel& panel, const AxisPlace& x, const AxisPlace& y,
                                     const Rectangle& plot, const Obstacles& obstacles,
                                     const FontMetric& font, Scene& scene,
                                     std::vector<std::string>& numbered) {
  std::vector<Position> marks;
  std::vector<std::string> names, left_out;
  for (const Series& series : panel.series)
    for (const PlottedPoint& each : series.points)
      if (!each.label.empty()) {
        names.push_back(each.label);
        marks.push_back({x.at(each.x), y.at(each.y)});
      }
  Labels labels = placed_labels(marks, names, obstacles, plot, font);
  if (std::any_of(labels.places.begin(), labels.places.end(), [](const auto& each) { return !each; }))
    labels = placed_labels(marks, numbers_of(names, numbered), obstacles, plot, font);
  SceneGroup out{"labels", {}};
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (labels.places[i])
      add_label(out, marks[i], *labels.places[i], labels.words[i], font);
    else
      left_out.push_back(names[i]);
  }
  if (!out.items.empty()) scene.groups.push_back(std::move(out));
  return left_out;
}

/// A box within the plot where it covers nothing, else below the panel. Returns what it takes below.
double draw_box(const PanelShape& shape, const Rectangle& plot, Position corner, Obstacles& obstacles,
                const FontMetric& font, Scene& scene) {
  constexpr double gap_pt = 3;
  const std::vector<std::string>& lines = shape.panel.box;
  if (lines.empty()) return 0;
  const double wide = widest_pt(lines, label_pt, font) + 8;
  const double high = static_cast<double>(lines.size()) * label_line_pt(font) + 5;
  const auto inside = free_corner(wide, high, obstacles, plot);
  const Rectangle place =
      inside.value_or(Rectangle{plot.left, corner.y + shape.height_pt() + gap_pt, wide, high});
  SceneGroup out{"box", {Area{place, white, Stroke{soft, 0.5, {}}}}};
  for (std::size_t i = 0; i < lines.size(); ++i)
    out.items.push_back(
        text_at({place.left + 4, place.top + 2.5 + (static_cast<double>(i) + 0.5) * label_line_pt(font)},
                lines[i], label_pt, Anchor::start, font, ink));
  obstacles.hard.push_back(place);
  scene.groups.push_back(std::move(out));
  return inside ? 0 : high + gap_pt;
}

} // namespace

Text text_at(Position middle, const std::string& words, double size_pt, Anchor anchor, const FontMetric& font,
             Colour colour) {
  return {{middle.x, middle.y + size_pt * font.capital_em / 2},
          words,
          size_pt,
          anchor,
          false,
          font.width_pt(words, size_pt),
          colour};
}

DrawnPanel draw_panel(const PanelShape& shape, std::size_t number, Position corner, const FontMetric& font,
                      Scene& scene, std::vector<std::string>& numbered) {
  const Rectangle plot{corner.x + shape.sides.left_pt, corner.y + shape.top_pt, shape.plot_width_pt,
                       shape.plot_height_pt};
  const AxisPlace x = x_place(shape.panel, number, plot), y = y_place(shape.panel, number, plot);
  if (!shape.legend.entries.empty()) scene.groups.push_back(drawn(shape.legend, corner, font));
  draw_grid(shape, x, y, plot, scene);
  if (!shape.panel.blocks.empty()) scene.groups.push_back(drawn_blocks(shape.panel, x, y, font));
  draw_axes(shape, x, y, plot, corner, font, scene);
  std::vector<SceneGroup> series;
  for (const Series& each : shape.panel.series) series.push_back(drawn_series(each, number, x, y));
  Obstacles obstacles = obstacles_of(series);
  for (SceneGroup& each : series) scene.groups.push_back(std::move(each));
  const double below_pt = draw_box(shape, plot, corner, obstacles, font, scene);
  return {shape.height_pt() + below_pt,
          draw_labels(shape.panel, x, y, plot, obstacles, font, scene, numbered)};
}

} // namespace quietroom::figure
