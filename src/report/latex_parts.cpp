#include "report/latex_parts.h"

#include "report/latex_text.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace quietroom::report {

namespace {

constexpr double page_pt = 470;
constexpr double rules_pt = 25; // three rules of booktabs and the space around the float's parts
constexpr double caption_em_pt = 10, caption_line_pt = 12;
constexpr double note_em_pt = 8.5, note_line_pt = 9.5; // \footnotesize of a class of 10 pt
constexpr double group_space_pt = 5;                   // \addlinespace
constexpr double ragged = 1.15;                        // lines are broken between words, so they are not full

double width_pt(const LatexLayout& layout) { return layout.width == PaperWidth::column ? 227 : 345; }

double line_pt(const LatexLayout& layout) {
  const std::string_view size = layout.size;
  return size.empty() ? 12 : size == "\\small" ? 11 : 9.5;
}

double lines_needed(const std::string& text, double em_pt, double room_pt) {
  if (text.empty()) return 0;
  return std::max(1.0, std::ceil(ragged * latex_text(text).width_em * em_pt / room_pt));
}

/// Of a cell that wraps: word by word, as TeX fills its lines.
double wrapped_lines(const std::string& text, double room_em) {
  constexpr double space_em = 0.333, indent_em = 1; // of all lines but the first
  double lines = 1, used = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const double word = latex_text(text.substr(begin, end - begin)).width_em;
    begin = end + 1;
    if (used > 0 && used + space_em + word > room_em) lines += 1, used = indent_em;
    used += (used > indent_em ? space_em : 0) + word;
    while (used > room_em) lines += 1, used -= room_em - indent_em; // a word that is broken
  }
  return lines;
}

/// What one row takes, with the heading of a group that begins there.
double row_pt(const Table& table, const LatexLayout& layout, std::size_t row) {
  double lines = 1;
  for (std::size_t i = 0; i < layout.share.size(); ++i)
    if (const auto* text = std::get_if<std::string>(&table.rows[row][i]); text && layout.share[i] > 0)
      lines = std::max(lines, wrapped_lines(*text, layout.text_em[i]));
  double out = lines * line_pt(layout);
  for (const RowGroup& group : table.groups)
    if (group.first_row == row) out += line_pt(layout) + group_space_pt;
  return out;
}

double header_lines(const Table& table) {
  std::size_t most = 1; // of words, each of which may have a line
  for (const Column& column : table.columns)
    most = std::max(most, 1 + static_cast<std::size_t>(std::ranges::count(column.header, ' ')));
  return static_cast<double>(std::min<std::size_t>(most, 4));
}

/// Heights of the rows, and of what stands around them.
struct Heights {
  std::vector<double> rows;
  double around = 0, footnote = 0;
};

Heights heights_of(const Table& table, const LatexLayout& layout) {
  Heights out;
  for (std::size_t row = 0; row < table.rows.size(); ++row) out.rows.push_back(row_pt(table, layout, row));
  const double room = width_pt(layout);
  out.around = rules_pt + header_lines(table) * line_pt(layout) +
               caption_line_pt * lines_needed(table.note + ' ' + table.caption, caption_em_pt, room);
  if (!table.groups.empty()) out.around += line_pt(layout); // a heading that is repeated
  out.footnote = note_line_pt * lines_needed(table.footnote, note_em_pt, room);
  return out;
}

/// Each part as long as `most_pt` allows, and one row at least. The footnote stands below the last.
std::vector<LatexPart> filled(const Heights& heights, double most_pt) {
  std::vector<LatexPart> out = {{0, 0}};
  double height = heights.around;
  for (std::size_t row = 0; row < heights.rows.size(); ++row) {
    const bool is_last = row + 1 == heights.rows.size();
    const double with = height + heights.rows[row] + (is_last ? heights.footnote : 0);
    if (with > most_pt && row > out.back().begin) {
      out.push_back({row, row});
      height = heights.around;
    }
    height += heights.rows[row];
    out.back().end = row + 1;
  }
  return out;
}

} // namespace

std::vector<LatexPart> latex_parts(const Table& table, const LatexLayout& layout) {
  const Heights heights = heights_of(table, layout);
  std::vector<LatexPart> out = filled(heights, page_pt);
  if (out.size() == 1) return out;
  for (double most_pt = page_pt - 10; most_pt > page_pt / 3;
       most_pt -= 10) { // as short as so many parts can be
    std::vector<LatexPart> shorter = filled(heights, most_pt);
    if (shorter.size() > out.size()) break;
    out = std::move(shorter);
  }
  return out;
}

} // namespace quietroom::report
