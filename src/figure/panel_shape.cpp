#include "figure/panel_shape.h"

#include "figure/wrapped_text.h"

#include <algorithm>
#include <utility>

namespace quietroom::figure {

namespace {

constexpr std::size_t most_lines = 3;    // of a name below its place
constexpr double most_word_share = 0.28; // of the width, beside the plot

double widest_label(const std::vector<Tick>& ticks, const FontMetric& font) {
  double out = 0;
  for (const Tick& each : ticks) out = std::max(out, font.width_pt(each.label, label_pt));
  return out;
}

double widest_word(const std::vector<Word>& words, const FontMetric& font) {
  double out = 0;
  for (const Word& each : words) out = std::max(out, widest_pt(each.lines, label_pt, font));
  return out;
}

/// Rows of lines above a flat axis.
std::size_t word_rows(const std::vector<Word>& words) {
  std::size_t out = 0;
  for (const Word& each : words) out = std::max(out, each.row + each.lines.size());
  return out;
}

std::size_t most_of(const std::vector<std::vector<std::string>>& names) {
  std::size_t out = 1;
  for (const auto& lines : names) out = std::max(out, lines.size());
  return out;
}

std::vector<std::vector<std::string>> name_lines(const FigureAxis& axis, double width_pt,
                                                 const FontMetric& font, Breaks breaks) {
  std::vector<std::vector<std::string>> out;
  for (const Tick& each : axis.ticks) out.push_back(wrapped(each.label, width_pt, label_pt, font, breaks));
  return out;
}

Panel turned(Panel panel) {
  std::swap(panel.x, panel.y);
  panel.y.downward = true;
  for (FigureBlock& each : panel.blocks) {
    std::swap(each.left, each.low);
    std::swap(each.right, each.high);
  }
  for (Series& series : panel.series)
    for (PlottedPoint& each : series.points) {
      std::swap(each.x, each.y);
      std::swap(each.x_interval, each.y_interval);
    }
  return panel;
}

double usual_height(const Panel& panel, double plot_width_pt) {
  constexpr double least_pt = 96, most_pt = 190, share = 0.68;
  if (panel.height_pt > 0) return panel.height_pt;
  return std::clamp(plot_width_pt * share, least_pt, most_pt);
}

/// Everything to the left and right of the plot.
void measure_sides(PanelShape& out, double width_pt, Sides least, const FontMetric& font) {
  const Panel& panel = out.panel;
  const double title = out.y_title.empty()
                           ? 0
                           : static_cast<double>(out.y_title.size()) * title_pt * font.line_em + tick_gap_pt;
  double labels = widest_label(out.y_ticks, font);
  if (panel.y.names) {
    constexpr std::size_t many = 24; // rows, of which each should take one line
    const double most_share = panel.y.ticks.size() > many ? 0.64 : 0.46; // the plot keeps the rest
    out.names = name_lines(panel.y, std::min(labels, width_pt * most_share), font, Breaks::anywhere);
    labels = 0;
    for (const auto& lines : out.names) labels = std::max(labels, widest_pt(lines, label_pt, font));
  }
  double right = out.y_words.empty() ? 1 : widest_word(out.y_words, font) + tick_pt + tick_gap_pt;
  double left = title + labels + tick_pt + tick_gap_pt;
  if (!out.x_ticks.empty() && !panel.x.names) {
    right = std::max(right, font.width_pt(out.x_ticks.back().label, label_pt) / 2 + 1);
    left = std::max(left, font.width_pt(out.x_ticks.front().label, label_pt) / 2 + 1);
  }
  for (const Word& each : out.x_words)
    if (each.anchor == Anchor::middle) right = std::max(right, widest_pt(each.lines, label_pt, font) / 2 + 1);
  out.sides = {std::max(left, least.left_pt), std::max(right, least.right_pt)};
  out.plot_width_pt = width_pt - out.sides.left_pt - out.sides.right_pt;
}

void measure_height(PanelShape& out, const FontMetric& font) {
  constexpr double most_equal_pt = 260;
  Panel& panel = out.panel;
  if (panel.equal) {
    out.plot_height_pt = out.plot_width_pt = std::min(out.plot_width_pt, most_equal_pt);
  } else if (panel.y.names) {
    constexpr std::size_t many = 30;
    const double least_pt = std::max(panel.y.ticks.size() > many ? 9.2 : 11.0, panel.row_pt);
    const double text_pt = static_cast<double>(most_of(out.names)) * label_line_pt(font);
    const double row_pt = std::max(least_pt, text_pt + (most_of(out.names) > 1 ? 2.5 : 0.5));
    out.plot_height_pt = row_pt * static_cast<double>(panel.y.ticks.size());
  } else {
    out.plot_height_pt = usual_height(panel, out.plot_width_pt);
  }
}

void measure_ends(PanelShape& out, double width_pt, const FontMetric& font) {
  const Panel& panel = out.panel;
  out.legend = legend_of(panel, width_pt, font);
  out.top_pt = out.legend.height_pt + 2;
  if (!out.x_words.empty())
    out.top_pt += static_cast<double>(word_rows(out.x_words)) * label_line_pt(font) + tick_pt + 1;
  const double lines = panel.x.names ? static_cast<double>(most_of(out.names)) : out.x_ticks.empty() ? 0 : 1;
  out.bottom_pt = tick_pt + tick_gap_pt + lines * label_line_pt(font) +
                  static_cast<double>(out.x_title.size()) * title_pt * font.line_em + 1;
}

std::vector<std::string> title_lines(const std::string& title, double length_pt, const FontMetric& font) {
  if (title.empty()) return {};
  return wrapped(title, length_pt, title_pt, font, Breaks::anywhere);
}

PanelShape measured(Panel panel, double width_pt, Sides least, const FontMetric& font) {
  PanelShape out;
  out.panel = std::move(panel);
  const FigureAxis &x = out.panel.x, &y = out.panel.y;
  // Labels need the length of their axis, which needs their room: the first guess is on the short side.
  double wide = width_pt * 0.6, high = y.names ? width_pt : usual_height(out.panel, wide);
  for (int round = 0; round < 3; ++round) {
    out.x_ticks = shown_ticks(x, wide, false, font);
    out.y_ticks = shown_ticks(y, high, true, font);
    out.x_words = shown_words(x, wide, false, 0, font);
    out.y_words = shown_words(y, high, true, width_pt * most_word_share, font);
    out.x_title = title_lines(x.title, wide, font);
    out.y_title = title_lines(y.title, high, font);
    measure_sides(out, width_pt, least, font);
    if (x.names) {
      const double slot_pt = out.plot_width_pt / static_cast<double>(x.ticks.size());
      out.names = name_lines(x, slot_pt - 4, font, Breaks::between_words);
    }
    measure_height(out, font);
    wide = out.plot_width_pt;
    high = out.plot_height_pt;
  }
  measure_ends(out, width_pt, font);
  return out;
}

bool names_stand(const PanelShape& shape, const FontMetric& font) {
  constexpr double least_slot_pt = 12;
  const double slot_pt = shape.plot_width_pt / static_cast<double>(shape.panel.x.ticks.size());
  if (slot_pt < least_slot_pt || most_of(shape.names) > most_lines) return false;
  for (const auto& lines : shape.names)
    if (widest_pt(lines, label_pt, font) > slot_pt - 4) return false;
  return true;
}

} // namespace

PanelShape shape_of(const Panel& panel, double width_pt, Sides least, const FontMetric& font) {
  PanelShape out = measured(panel, width_pt, least, font);
  if (!panel.x.names || !panel.may_turn || names_stand(out, font)) return out;
  out = measured(turned(panel), width_pt, least, font);
  out.turned = true;
  return out;
}

} // namespace quietroom::figure
