#include "report/table.h"

#include "core/csv.h"
#include "core/number.h"

namespace quietroom::report {

namespace {

std::string full(std::optional<double> value) { return value ? shortest(*value) : std::string{}; }

void append_cell(std::vector<std::string>& record, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    record.push_back(*text);
  } else if (const auto* number = std::get_if<Number>(&cell)) {
    record.push_back(full(number->value));
  } else {
    const auto& pair = std::get<PlusMinus>(cell);
    record.push_back(full(pair.value));
    record.push_back(full(pair.half));
  }
}

} // namespace

std::string to_csv(const Table& table) {
  std::vector<std::string> record;
  for (const Column& column : table.columns) {
    record.push_back(column.key);
    if (!column.half_key.empty()) record.push_back(column.half_key);
  }
  if (table.simulated) record.emplace_back("simulated");
  std::string out;
  append_csv_record(out, record);
  for (const auto& row : table.rows) {
    record.clear();
    for (const Cell& cell : row) append_cell(record, cell);
    if (table.simulated) record.emplace_back("1");
    append_csv_record(out, record);
  }
  return out;
}

} // namespace quietroom::report
