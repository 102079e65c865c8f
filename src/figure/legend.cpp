#include "figure/legend.h"

#include "figure/axis_ticks.h"
#include "figure/palette.h"
#include "figure/wrapped_text.h"

#include <algorithm>

namespace quietroom::figure {

namespace {

constexpr double symbol_pt = 16, swatch_pt = 6, entry_gap_pt = 9;

void add_symbol(SceneGroup& out, const Legend::Entry& entry, Position corner, const FontMetric& font) {
  const Position middle{corner.x + entry.at.x + (symbol_pt - 4) / 2,
                        corner.y + entry.at.y + label_line_pt(font) / 2};
  if (entry.fill)
    out.items.push_back(Area{{middle.x - swatch_pt / 2, middle.y - swatch_pt / 2, swatch_pt, swatch_pt},
                             entry.fill,
                             Stroke{soft}});
  if (!entry.look) return;
  if (entry.line)
    out.items.push_back(Line{{{middle.x - 6, middle.y}, {middle.x + 6, middle.y}},
                             {entry.look->colour, 1, entry.look->dash_pt}});
  if (entry.mark) out.items.push_back(Mark{middle, 4.5, *entry.look, {}});
}

} // namespace

Legend legend_of(const Panel& panel, double width_pt, const FontMetric& font) {
  Legend out;
  for (const Series& each : panel.series)
    if (!each.name.empty()) out.entries.push_back({{each.name}, {}, each.look, each.marks, each.line, {}});
  for (const LegendKey& each : panel.keys)
    out.entries.push_back({{each.name}, {}, {}, false, false, each.fill});
  double x = 0, y = 0, row_pt = 0;
  for (Legend::Entry& entry : out.entries) {
    entry.lines = wrapped(entry.lines.front(), width_pt - symbol_pt, label_pt, font, Breaks::anywhere);
    const double wide = symbol_pt + widest_pt(entry.lines, label_pt, font);
    if (x > 0 && x + wide > width_pt) {
      x = 0;
      y += row_pt;
      row_pt = 0;
    }
    entry.at = {x, y};
    x += wide + entry_gap_pt;
    row_pt = std::max(row_pt, static_cast<double>(entry.lines.size()) * label_line_pt(font));
  }
  if (!out.entries.empty()) out.height_pt = y + row_pt + 3;
  return out;
}

SceneGroup drawn(const Legend& legend, Position corner, const FontMetric& font) {
  SceneGroup out{"legend", {}};
  for (const Legend::Entry& entry : legend.entries) {
    add_symbol(out, entry, corner, font);
    for (std::size_t i = 0; i < entry.lines.size(); ++i) {
      const double middle = corner.y + entry.at.y + (static_cast<double>(i) + 0.5) * label_line_pt(font);
      out.items.push_back(Text{{corner.x + entry.at.x + symbol_pt, middle + label_pt * font.capital_em / 2},
                               entry.lines[i],
                               label_pt,
                               Anchor::start,
                               false,
                               font.width_pt(entry.lines[i], label_pt),
                               ink});
    }
  }
  return out;
}

} // namespace quietroom::figure
