#include "figure/axis_ticks.h"

#include "figure/axis.h"
#include "figure/wrapped_text.h"

#include <algorithm>
#include <cmath>

namespace quietroom::figure {

namespace {

/// Whether neighbours keep apart; `every` = 2 where they stand on two lines by turns.
bool have_room(const std::vector<Tick>& shown, const FigureAxis& axis, double length_pt, bool vertical,
               const FontMetric& font, std::size_t every = 1) {
  constexpr double gap_pt = 4;
  for (std::size_t i = every; i < shown.size(); ++i) {
    const Tick &a = shown[i - every], &b = shown[i];
    const double apart = std::abs(b.at - a.at) / (axis.high - axis.low) * length_pt;
    const double needed =
        vertical ? label_pt * font.line_em
                 : gap_pt + (font.width_pt(a.label, label_pt) + font.width_pt(b.label, label_pt)) / 2;
    if (apart < needed) return false;
  }
  return true;
}

/// Whether words of several lines keep apart beside an upright axis.
bool lines_have_room(const std::vector<Word>& words, const FigureAxis& axis, double length_pt,
                     const FontMetric& font) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const double apart = std::abs(words[i].at - words[i - 1].at) / (axis.high - axis.low) * length_pt;
    const auto lines = static_cast<double>(words[i].lines.size() + words[i - 1].lines.size());
    if (apart < lines / 2 * label_line_pt(font)) return false;
  }
  return true;
}

std::vector<Tick> round_numbers(const FigureAxis& axis, int most) {
  const std::vector<double> places = ticks(axis.low, axis.high, most);
  const double step = places.size() > 1 ? places[1] - places[0] : axis.high - axis.low;
  std::vector<Tick> out;
  for (const double at : places) out.push_back({at, tick_text(at, step)});
  return out;
}

} // namespace

std::vector<Tick> shown_ticks(const FigureAxis& axis, double length_pt, bool vertical,
                              const FontMetric& font) {
  if (axis.names || (!axis.ticks.empty() && have_room(axis.ticks, axis, length_pt, vertical, font)))
    return axis.ticks;
  std::vector<Tick> out;
  for (int most = 8; most >= 2; --most) {
    out = round_numbers(axis, most);
    if (have_room(out, axis, length_pt, vertical, font)) return out;
  }
  return out;
}

std::vector<Word> shown_words(const FigureAxis& axis, double length_pt, bool vertical, double most_pt,
                              const FontMetric& font) {
  std::vector<Word> out;
  for (const Tick& each : axis.opposite)
    out.push_back({each.at, vertical ? wrapped(each.label, most_pt, label_pt, font, Breaks::anywhere)
                                     : std::vector{each.label}});
  if (out.empty() || (vertical && lines_have_room(out, axis, length_pt, font))) return out;
  if (!vertical && have_room(axis.opposite, axis, length_pt, vertical, font)) return out;
  if (!vertical && have_room(axis.opposite, axis, length_pt, vertical, font, 2)) {
    for (std::size_t i = 0; i < out.size(); ++i) out[i].row = i % 2;
    return out;
  }
  std::vector<Word> ends = {out.front(), out.back()};
  if (vertical) return lines_have_room(ends, axis, length_pt, font) ? ends : std::vector<Word>{};
  for (Word& each : ends)
    each.lines = wrapped(each.lines.front(), 0.45 * length_pt, label_pt, font, Breaks::anywhere);
  ends.front().anchor = Anchor::start;
  ends.back().anchor = Anchor::end;
  return ends;
}

} // namespace quietroom::figure
