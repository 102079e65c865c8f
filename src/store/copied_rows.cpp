#include "store/copied_rows.h"

#include "core/number.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>

namespace quietroom::store {

namespace {

constexpr std::size_t rows_a_statement = 50;

} // namespace

sql::Value value_of(std::string_view field, sql::Kind kind) {
  if (field.data() == nullptr) return std::monostate{};
  if (kind == sql::Kind::whole)
    if (const auto whole = parse_integer(field)) return std::int64_t{*whole};
  if (kind == sql::Kind::real)
    if (const auto real = parse_double(field)) return *real;
  return std::string(field);
}

std::vector<sql::Value> values_of(sql::Row row, const std::vector<sql::Kind>& kinds) {
  std::vector<sql::Value> out;
  for (std::size_t i = 0; i < row.size(); ++i) out.push_back(value_of(row[i], kinds[i]));
  return out;
}

RowsInto::RowsInto(sql::Connection& to, std::string_view table, const std::vector<std::string>& columns,
                   std::string conflict)
    : m_to(to), m_columns(columns.size()),
      m_begin(fmt::format("INSERT INTO {} ({}) VALUES ", table, fmt::join(columns, ", "))),
      m_end(conflict.empty() ? "" : " " + conflict) {}

void RowsInto::add(std::vector<sql::Value> row) {
  std::move(row.begin(), row.end(), std::back_inserter(m_values));
  if (m_values.size() == rows_a_statement * m_columns) write();
}

void RowsInto::write() {
  if (m_values.empty()) return;
  std::string text = m_begin;
  for (std::size_t i = 0; i < m_values.size(); ++i)
    text += fmt::format("{}${}{}", i % m_columns == 0 ? (i == 0 ? "(" : ", (") : ", ", i + 1,
                        (i + 1) % m_columns == 0 ? ")" : "");
  m_to.run(text + m_end, m_values, {});
  m_values.clear();
}

} // namespace quietroom::store
