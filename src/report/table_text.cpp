#include "report/table.h"

#include "report/printed_cells.h"
#include "report/width.h"

#include <algorithm>
#include <numeric>
#include <sstream>

namespace quietroom::report {

namespace {

constexpr const char* gap = "  ";

std::size_t widest(const PrintedCells& cells, std::size_t column) {
  std::size_t out = 0;
  for (const auto& row : cells.rows) out = std::max(out, display_width(row[column]));
  return out;
}

/// As wide as what is in the column, unless it says at how many columns it is wrapped.
std::size_t width_of(const Table& table, const PrintedCells& cells, std::size_t column) {
  const std::size_t cells_width = widest(cells, column);
  const std::size_t width = std::max(cells_width, display_width(cells.header[column]));
  const std::size_t most = table.columns[column].width;
  if (most == 0) return width;
  return std::min(width, is_text(table, column) ? most : std::max(most, cells_width));
}

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::string space(width - std::min(width, display_width(text)), ' ');
  return align == Align::right ? space + text : text + space;
}

std::string trimmed_right(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

/// The lines of a row; of a header its cells stand at the bottom, else at the top.
std::string row_lines(const Table& table, const std::vector<std::string>& row,
                      const std::vector<std::size_t>& widths, bool header) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool may_wrap = header || is_text(table, i);
    cells.push_back(may_wrap ? wrapped(row[i], widths[i]) : std::vector{row[i]});
    height = std::max(height, cells.back().size());
  }
  std::string out;
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t above = header ? height - cells[i].size() : 0;
      const bool empty = line < above || line - above >= cells[i].size();
      text += i == 0 ? "" : gap;
      text += padded(empty ? "" : cells[i][line - above], widths[i], table.columns[i].align);
    }
    out += trimmed_right(text) + '\n';
  }
  return out;
}

std::vector<std::size_t> first_columns(std::size_t count) {
  std::vector<std::size_t> out(count);
  std::iota(out.begin(), out.end(), std::size_t{0});
  return out;
}

/// Groups and note stay.
Table of_columns(const Table& table, const std::vector<std::size_t>& chosen) {
  Table out;
  out.note = table.note;
  out.groups = table.groups;
  for (const std::size_t column : chosen) out.columns.push_back(table.columns[column]);
  for (const auto& row : table.rows) {
    out.rows.emplace_back();
    for (const std::size_t column : chosen) out.rows.back().push_back(row[column]);
  }
  return out;
}

std::size_t widest_line(const std::string& text) {
  std::size_t out = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out = std::max(out, display_width(line));
  return out;
}

} // namespace

std::string to_folded_text(const Table& table, std::size_t width, std::size_t keys) {
  std::vector<std::size_t> chosen = first_columns(keys);
  std::string out, text;
  for (std::size_t column = keys; column < table.columns.size(); ++column) {
    chosen.push_back(column);
    const std::string wider = to_text(of_columns(table, chosen));
    if (chosen.size() > keys + 1 && widest_line(wider) > width) {
      out += text + '\n';
      chosen = first_columns(keys);
      chosen.push_back(column);
      text = to_text(of_columns(table, chosen));
    } else {
      text = wider;
    }
  }
  return out + text;
}

std::string to_text(const Table& table) {
  const PrintedCells cells = printed_cells(table, true);
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < table.columns.size(); ++i) widths.push_back(width_of(table, cells, i));
  std::string out = table.note.empty() ? "" : table.note + '\n';
  out += row_lines(table, cells.header, widths, true);
  for (std::size_t i = 0; i < cells.rows.size(); ++i) {
    for (const RowGroup& group : table.groups)
      if (group.first_row == i) out += group.heading + ":\n";
    out += row_lines(table, cells.rows[i], widths, false);
  }
  return out;
}

} // namespace quietroom::report
