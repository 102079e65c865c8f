#include "report/table.h"

#include "report/width.h"

#include "core/number.h"

#include <algorithm>
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

/// Without what Markdown or HTML within it would take for markup.
std::string markdown_escaped(std::string_view text) {
  constexpr std::string_view markup = "\\`*_[]<>|~&#$";
  std::string out;
  for (const char c : text) {
    if (markup.find(c) != std::string_view::npos) out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
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
