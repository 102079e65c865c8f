#include "report/table.h"

#include "core/json.h"
#include "report/printed_cells.h"

namespace quietroom::report {

namespace {

struct AddCell {
  Json::Object& out;
  const Column& column;
  void operator()(const std::string& text) const { out.emplace_back(column.key, text); }
  void operator()(const Number& cell) const { out.emplace_back(column.key, cell.value); }
  void operator()(const PlusMinus& cell) const {
    out.emplace_back(column.key, cell.value);
    if (!column.half_key.empty()) out.emplace_back(column.half_key, cell.half);
  }
};

struct DecimalsOf {
  Json operator()(const std::string&) const { return {}; }
  Json operator()(const auto& cell) const { return cell.decimals; }
};

Json column_json(const Table& table, std::size_t at) {
  const Column& column = table.columns[at];
  Json::Object out = {{"key", column.key}, {"header", column.header}};
  out.emplace_back("kind", is_text(table, at) ? "text" : column.half_key.empty() ? "number" : "interval");
  out.emplace_back("decimals", table.rows.empty() ? Json() : std::visit(DecimalsOf{}, table.rows[0][at]));
  if (!column.half_key.empty()) out.emplace_back("half_key", column.half_key);
  return out;
}

} // namespace

std::string to_json(const Table& table) {
  Json::Array columns, rows;
  for (std::size_t i = 0; i < table.columns.size(); ++i) columns.push_back(column_json(table, i));
  for (const auto& row : table.rows) {
    Json::Object one;
    for (std::size_t i = 0; i < row.size(); ++i) std::visit(AddCell{one, table.columns[i]}, row[i]);
    rows.emplace_back(std::move(one));
  }
  return text(Json::Object{{"schema", "quietroom-table"},
                           {"schema_version", table_schema_version},
                           {"simulated", table.simulated},
                           {"note", table.note},
                           {"caption", table.caption},
                           {"footnote", table.footnote},
                           {"columns", std::move(columns)},
                           {"rows", std::move(rows)}});
}

} // namespace quietroom::report
