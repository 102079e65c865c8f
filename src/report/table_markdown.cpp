#include "report/table.h"

#include "report/printed_cells.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace quietroom::report {

std::string markdown_escaped(std::string_view text) {
  // CommonMark lets a backslash take the meaning from any sign; these are the ones that have one within a
  // line, for CommonMark, GitHub, or the programs that make quotation marks, dashes and dots of two or three.
  constexpr std::string_view meaning = "\\`*_[]<>|~^&$#\"'";
  std::string out;
  char last = '\0';
  for (const char c : text) {
    const bool joins = c == last && (c == '-' || c == '.');
    if (joins || meaning.find(c) != meaning.npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
    last = c;
  }
  return out;
}

namespace {

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// At the beginning of a line a few signs more begin a list, a heading or a rule.
std::string paragraph(std::string_view text) {
  std::string out = markdown_escaped(text);
  if (out.starts_with('-') || out.starts_with('+') || out.starts_with('=') || out.starts_with(':'))
    return '\\' + out;
  const auto after =
      static_cast<std::size_t>(std::find_if_not(out.begin(), out.end(), is_digit) - out.begin());
  if (after > 0 && after < out.size() && (out[after] == '.' || out[after] == ')')) out.insert(after, "\\");
  return out;
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& cell : cells) out += "| " + cell + (cell.empty() ? "" : " ");
  return out + "|\n";
}

bool is_bold(const Table& table, std::size_t row, std::size_t column) {
  return std::find(table.bold.begin(), table.bold.end(), Place{row, column}) != table.bold.end();
}

std::vector<std::string> escaped_row(const Table& table, const std::vector<std::string>& row,
                                     std::size_t at) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string mark = is_bold(table, at, i) ? "**" : "";
    out.push_back(mark + markdown_escaped(row[i]) + mark);
  }
  return out;
}

} // namespace

std::string to_markdown(const Table& table) {
  const PrintedCells cells = printed_cells(table, false);
  std::string out = table.note.empty() ? "" : "**" + markdown_escaped(table.note) + "**\n\n";
  if (!table.caption.empty()) out += paragraph(table.caption) + "\n\n";
  std::vector<std::string> header;
  for (const std::string& each : cells.header) header.push_back(markdown_escaped(each));
  out += line_of(header);
  for (const Column& column : table.columns) out += column.align == Align::right ? "| ---: " : "| :--- ";
  out += "|\n";
  for (std::size_t i = 0; i < cells.rows.size(); ++i) {
    for (const RowGroup& group : table.groups) {
      if (group.first_row != i) continue;
      std::vector<std::string> heading(table.columns.size());
      heading.front() = "*" + markdown_escaped(group.heading) + "*";
      out += line_of(heading);
    }
    out += line_of(escaped_row(table, cells.rows[i], i));
  }
  if (!table.footnote.empty()) out += '\n' + paragraph(table.footnote) + '\n';
  return out;
}

} // namespace quietroom::report
