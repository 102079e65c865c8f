#include "report/printed_cells.h"

#include "core/number.h"
#include "core/visible_text.h"

#include <algorithm>

namespace quietroom::report {

namespace {

struct ToPrinted {
  bool aligned = false;
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Number& number) const { return fixed(number.value, number.decimals); }
  std::string operator()(const PlusMinus& cell) const {
    const bool missing = aligned && !cell.half && !cell.low;
    if (!missing) return printed(cell);
    return fixed(cell.value, cell.decimals) + " ± " +
           std::string(static_cast<std::size_t>(cell.decimals) + 1, ' ') + fixed(cell.half, cell.decimals);
  }
};

/// On one line, with nothing in it that turns a terminal or a page around.
std::string on_one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return visible(text);
}

} // namespace

std::string printed(const PlusMinus& cell) {
  const std::string value = fixed(cell.value, cell.decimals);
  if (cell.low && cell.high)
    return value + " [" + fixed(cell.low, cell.decimals) + ", " + fixed(cell.high, cell.decimals) + ']';
  return value + " ± " + fixed(cell.half, cell.decimals);
}

PrintedCells printed_cells(const Table& table, bool aligned) {
  PrintedCells out;
  for (const Column& column : table.columns) out.header.push_back(on_one_line(column.header));
  for (const auto& row : table.rows) {
    out.rows.emplace_back();
    for (const Cell& cell : row) out.rows.back().push_back(on_one_line(std::visit(ToPrinted{aligned}, cell)));
  }
  return out;
}

bool is_text(const Table& table, std::size_t column) {
  const auto text = [&](const auto& row) { return std::holds_alternative<std::string>(row[column]); };
  return !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(), text);
}

} // namespace quietroom::report
