#include "report/html_table.h"

#include "core/number.h"
#include "report/html_text.h"
#include "report/printed_cells.h"

#include <algorithm>

namespace quietroom::report {

namespace {

struct SortingValue {
  std::string operator()(const std::string&) const { return {}; }
  std::string operator()(const Number& cell) const { return cell.value ? shortest(*cell.value) : ""; }
  std::string operator()(const PlusMinus& cell) const { return cell.value ? shortest(*cell.value) : ""; }
};

std::string class_of(const Column& column) { return column.align == Align::right ? " class=\"n\"" : ""; }

bool is_strong(const Table& table, std::size_t row, std::size_t column) {
  return std::find(table.bold.begin(), table.bold.end(), Place{row, column}) != table.bold.end();
}

std::string html_cell(const Table& table, std::size_t row, std::size_t column, const std::string& printed) {
  const std::string value = std::visit(SortingValue{}, table.rows[row][column]);
  const std::string words = html_escaped(printed);
  const char* element = column == 0 ? "th scope=\"row\"" : "td";
  return std::string("<") + element + class_of(table.columns[column]) +
         (value.empty() ? "" : " data-value=\"" + html_escaped(value) + '"') + '>' +
         (is_strong(table, row, column) ? "<strong>" + words + "</strong>" : words) +
         (column == 0 ? "</th>" : "</td>");
}

std::string group_row(const Table& table, const std::string& heading) {
  return "<tr class=\"group\"><th scope=\"colgroup\" colspan=\"" + std::to_string(table.columns.size()) +
         "\">" + html_escaped(heading) + "</th></tr>\n";
}

} // namespace

std::string to_html(const Table& table, const std::string& usual_caption) {
  const PrintedCells cells = printed_cells(table, false);
  // Rows below headings keep their place.
  std::string out = table.groups.empty() ? "<table class=\"sortable\">\n" : "<table>\n";
  out += "<caption>" + html_escaped(table.caption.empty() ? usual_caption : table.caption) +
         "</caption>\n<thead><tr>";
  for (std::size_t i = 0; i < cells.header.size(); ++i)
    out += "<th scope=\"col\"" + class_of(table.columns[i]) + '>' + html_escaped(cells.header[i]) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
  for (std::size_t row = 0; row < cells.rows.size(); ++row) {
    for (const RowGroup& group : table.groups)
      if (group.first_row == row) out += group_row(table, group.heading);
    out += "<tr>";
    for (std::size_t i = 0; i < cells.rows[row].size(); ++i)
      out += html_cell(table, row, i, cells.rows[row][i]);
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n";
  if (!table.footnote.empty()) out += "<p class=\"note\">" + html_escaped(table.footnote) + "</p>\n";
  return out;
}

} // namespace quietroom::report
