#include "report/table.h"

#include "report/width.h"

#include "core/number.h"
#include "core/visible_text.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace quietroom::report {

namespace {

using Lines = std::vector<std::vector<std::string>>;

/// A missing half-width is as wide as a present one in `aligned` text, so that the values stand below each
/// other.
struct PrintedCell {
  bool aligned = false;
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Number& number) const { return fixed(number.value, number.decimals); }
  std::string operator()(const PlusMinus& cell) const {
    const std::size_t missing = aligned && !cell.half ? static_cast<std::size_t>(cell.decimals) + 1 : 0;
    return fixed(cell.value, cell.decimals) + " ± " + std::string(missing, ' ') +
           fixed(cell.half, cell.decimals);
  }
};

/// Header and rows as they are printed, a line break within a cell made a space.
Lines printed(const Table& table, bool aligned) {
  Lines out(1);
  for (const Column& column : table.columns) out[0].push_back(column.header);
  for (const auto& row : table.rows) {
    out.emplace_back();
    for (const Cell& cell : row) {
      out.back().push_back(std::visit(PrintedCell{aligned}, cell));
      std::replace_if(
          out.back().back().begin(), out.back().back().end(),
          [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
      out.back().back() = visible(out.back().back()); // before its width is measured
    }
  }
  return out;
}

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::string space(width - std::min(width, display_width(text)), ' ');
  return align == Align::right ? space + text : text + space;
}

std::string trimmed_right(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

/// CommonMark lets a backslash take the meaning from any sign; these are the ones that have one within a
/// line.
std::string markdown_escaped(const std::string& text) {
  constexpr std::string_view meaning = "\\`*_[]<>|~&$#";
  std::string out;
  for (const char c : text) {
    if (meaning.find(c) != meaning.npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

} // namespace

std::string to_text(const Table& table) {
  const Lines lines = printed(table, true);
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], display_width(line[i]));

  std::string out = table.note.empty() ? "" : table.note + '\n';
  for (const auto& line : lines) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i)
      text += (i == 0 ? "" : "  ") + padded(line[i], widths[i], table.columns[i].align);
    out += trimmed_right(text) + '\n';
  }
  return out;
}

std::string to_markdown(const Table& table) {
  std::string out = table.note.empty() ? "" : "**" + markdown_escaped(table.note) + "**\n\n";
  if (!table.caption.empty()) out += markdown_escaped(table.caption) + "\n\n";
  bool header = true;
  for (const auto& line : printed(table, false)) {
    for (const std::string& cell : line) out += "| " + markdown_escaped(cell) + ' ';
    out += "|\n";
    if (!std::exchange(header, false)) continue;
    for (const Column& column : table.columns) out += column.align == Align::right ? "| ---: " : "| :--- ";
    out += "|\n";
  }
  return out;
}

} // namespace quietroom::report
