#include "cli/chosen_rows.h"

namespace quietroom::cli {

namespace {

std::string joined(const std::vector<std::string>& where, const char* between) {
  std::string out;
  for (const std::string& one : where) out += (out.empty() ? "" : between) + one;
  return out;
}

} // namespace

std::string where_note(const std::vector<std::string>& where) {
  return where.empty() ? "" : "Only rows with " + joined(where, ", ");
}

void add_where_column(report::Table& table, const std::vector<std::string>& where) {
  if (where.empty()) return;
  table.columns.push_back({"where", "Where", report::Align::left, ""});
  for (auto& row : table.rows) row.emplace_back(joined(where, ";"));
}

} // namespace quietroom::cli
