#include "report/latex_layout.h"

#include "report/latex_text.h"
#include "report/printed_cells.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::report {

namespace {

constexpr double pt_per_mm = 72.27 / 25.4;
constexpr double column_mm = 80, page_mm = 165;
constexpr double narrow_page_mm = 121; // of the class article in one column; wider than that, text is wrapped
constexpr double least_text_em = 5;    // of a wrapped column

struct FontSize {
  const char* command;
  double em_pt, gap_pt;
};

// em of Computer Modern at 10, 9 and 8 pt, the sizes of a 10 pt class; 8 pt is what papers ask for at least
constexpr std::array<FontSize, 4> sizes = {
    {{"", 10.0, 6}, {"\\small", 9.25, 6}, {"\\footnotesize", 8.5, 6}, {"\\footnotesize", 8.5, 3}}};

double room_pt(PaperWidth width) {
  return (width == PaperWidth::column ? column_mm : narrow_page_mm) * pt_per_mm;
}

double most_pt(PaperWidth width) { return (width == PaperWidth::column ? column_mm : page_mm) * pt_per_mm; }

double em_of(const std::string& text) { return latex_text(text).width_em; }

/// Numbers are set in math mode: a minus is as wide as a plus, which has space on both sides. Bold digits are
/// wider.
double em_of_number(const std::string& printed, bool bold) {
  double out = 0;
  for (const char c : printed) {
    if (c >= '0' && c <= '9') out += bold ? 0.575 : 0.5;
    if (c == '-') out += 0.778;
    if (c == '.' || c == ',' || c == '[' || c == ']') out += 0.32;
  }
  const bool interval = printed.find('\xB1') != printed.npos || printed.find('[') != printed.npos;
  return out + (interval ? 1.25 : 0) + (printed.find("\u2013") != printed.npos ? 1.0 : 0);
}

bool has_bold(const Table& table, std::size_t column) {
  return std::any_of(table.bold.begin(), table.bold.end(),
                     [&](const Place& place) { return place.column == column; });
}

/// The header in lines no wider than its longest word or the cells below it.
std::vector<std::string> stacked(const std::string& header, double cells_em) {
  std::vector<std::string> words(1), out;
  for (const char c : header) {
    if (c == ' ')
      words.emplace_back();
    else
      words.back() += c;
  }
  double most = cells_em;
  for (const std::string& word : words) most = std::max(most, em_of(word));
  for (const std::string& word : words) {
    const bool fits = !out.empty() && em_of(out.back() + ' ' + word) <= most;
    if (fits)
      out.back() += ' ' + word;
    else
      out.push_back(word);
  }
  return out;
}

LatexColumn column_of(const Table& table, const PrintedCells& cells, std::size_t i) {
  LatexColumn out{is_text(table, i), 0, {}};
  for (std::size_t row = 0; row < cells.rows.size(); ++row) {
    const std::string& cell = cells.rows[row][i];
    const bool text = std::holds_alternative<std::string>(table.rows[row][i]);
    out.natural_em = std::max(out.natural_em, text ? em_of(cell) : em_of_number(cell, has_bold(table, i)));
  }
  out.header = out.is_text ? std::vector{cells.header[i]} : stacked(cells.header[i], out.natural_em);
  for (const std::string& line : out.header) out.natural_em = std::max(out.natural_em, em_of(line));
  return out;
}

double gaps_pt(const std::vector<LatexColumn>& columns, double gap_pt) {
  return columns.empty() ? 0 : 2 * gap_pt * static_cast<double>(columns.size() - 1);
}

double natural_pt(const std::vector<LatexColumn>& columns, const FontSize& size) {
  double em = 0;
  for (const LatexColumn& column : columns) em += column.natural_em;
  return em * size.em_pt + gaps_pt(columns, size.gap_pt);
}

/// Short text is never wrapped: it takes what it needs, as numbers do.
bool may_wrap(const LatexColumn& column) { return column.is_text && column.natural_em > least_text_em; }

/// The smallest font with its text wrapped.
LatexLayout wrapped_layout(const std::vector<LatexColumn>& columns, PaperWidth width) {
  const FontSize& size = sizes.back();
  LatexLayout out{width, size.command, size.gap_pt, {}, {}, 0, 0};
  double text_em = 0, least_em = 0;
  for (const LatexColumn& column : columns) {
    if (may_wrap(column)) {
      text_em += column.natural_em;
      least_em += least_text_em;
    } else {
      out.fixed_em += column.natural_em;
    }
  }
  const double least_pt =
      (out.fixed_em + least_em) * size.em_pt + gaps_pt(columns, size.gap_pt) - most_pt(width);
  if (least_pt > 0) out.too_wide_mm = least_pt / pt_per_mm;
  const double room_em =
      std::max((room_pt(width) - gaps_pt(columns, size.gap_pt)) / size.em_pt - out.fixed_em, least_em);
  // Each its least, and the rest in proportion to what it would like.
  for (const LatexColumn& column : columns) {
    out.share.push_back(0);
    out.text_em.push_back(0);
    if (!may_wrap(column)) continue;
    const double wish = (column.natural_em - least_text_em) / (text_em - least_em);
    out.text_em.back() = least_text_em + wish * (room_em - least_em);
    out.share.back() = out.text_em.back() / room_em;
  }
  return out;
}

LatexLayout layout_in(const std::vector<LatexColumn>& columns, PaperWidth width) {
  for (const FontSize& size : sizes)
    if (natural_pt(columns, size) <= room_pt(width)) return {width, size.command, size.gap_pt, {}, {}, 0, 0};
  return wrapped_layout(columns, width);
}

} // namespace

std::vector<LatexColumn> latex_columns(const Table& table) {
  const PrintedCells cells = printed_cells(table, false);
  std::vector<LatexColumn> out;
  for (std::size_t i = 0; i < table.columns.size(); ++i) out.push_back(column_of(table, cells, i));
  return out;
}

LatexLayout latex_layout(const std::vector<LatexColumn>& columns, std::optional<PaperWidth> width) {
  const LatexLayout first = layout_in(columns, width.value_or(PaperWidth::column));
  if (width || first.too_wide_mm <= 0) return first;
  return layout_in(columns, PaperWidth::page);
}

std::optional<std::string> too_wide(const Table& table, std::optional<PaperWidth> width) {
  const LatexLayout layout = latex_layout(latex_columns(table), width);
  if (layout.too_wide_mm <= 0) return std::nullopt;
  const bool column = layout.width == PaperWidth::column;
  const double room = column ? column_mm : page_mm;
  const auto mm = [](double value) { return std::to_string(static_cast<int>(std::ceil(value))) + " mm"; };
  return "the columns of the LaTeX table need " + mm(room + layout.too_wide_mm) + " and " +
         (column ? "a column of a paper" : "a page") + " has " + mm(room) + "; choose fewer by --columns" +
         (column ? ", or take --width page" : "");
}

} // namespace quietroom::report
