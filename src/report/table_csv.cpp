#include "report/table.h"

#include "core/csv.h"
#include "core/number.h"

#include <algorithm>
#include <array>
#include <functional>

namespace quietroom::report {

namespace {

using TextForm = std::function<std::string(std::string)>;

std::string full(std::optional<double> value) { return value ? shortest(*value) : std::string{}; }

void append_cell(std::vector<std::string>& record, const Cell& cell, const TextForm& form) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    record.push_back(form(*text));
  } else if (const auto* number = std::get_if<Number>(&cell)) {
    record.push_back(full(number->value));
  } else {
    const auto& pair = std::get<PlusMinus>(cell);
    record.push_back(full(pair.value));
    record.push_back(full(pair.half));
  }
}

std::string csv_of(const Table& table, const TextForm& form) {
  std::vector<std::string> record;
  for (const Column& column : table.columns) {
    record.push_back(form(column.key));
    if (!column.half_key.empty()) record.push_back(form(column.half_key));
  }
  if (table.simulated) record.emplace_back("simulated");
  std::string out;
  append_csv_record(out, record);
  for (const auto& row : table.rows) {
    record.clear();
    for (const Cell& cell : row) append_cell(record, cell, form);
    if (table.simulated) record.emplace_back("1");
    append_csv_record(out, record);
  }
  return out;
}

} // namespace

std::string no_formula(std::string text) {
  // The wide forms are formulas too where the computer's language is Chinese, Japanese or Korean.
  static constexpr std::array<std::string_view, 10> begins = {"=",  "+",  "-",  "@",  "\t",
                                                              "\r", "＝", "＋", "－", "＠"};
  const auto has = [&](std::string_view sign) { return text.starts_with(sign); };
  return std::any_of(begins.begin(), begins.end(), has) ? '\'' + text : text;
}

std::string to_csv(const Table& table) {
  return csv_of(table, [](std::string text) { return text; });
}

std::string to_spreadsheet_csv(const Table& table) { return csv_of(table, no_formula); }

} // namespace quietroom::report
