#pragma once

#include "core/csv.h"
#include "core/number.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace quietroom::test {

/// A table of tests/vectors: a header and rows, read by column name.
class VectorTable {
public:
  class Row {
  public:
    Row(const VectorTable& table, std::vector<std::string> fields)
        : m_table(&table), m_fields(std::move(fields)) {}
    const std::string& text(const std::string& column) const { return m_fields[m_table->index(column)]; }
    double number(const std::string& column) const { return parse_double(text(column)).value(); }

  private:
    const VectorTable* m_table;
    std::vector<std::string> m_fields;
  };

  /// `name` is relative to tests/vectors.
  explicit VectorTable(const std::string& name) {
    CsvReader reader(std::string(QUIETROOM_SOURCE_DIR "/tests/vectors/") + name);
    std::vector<std::string_view> fields;
    if (!reader.next(fields)) throw std::runtime_error(name + " is empty");
    m_columns.assign(fields.begin(), fields.end());
    while (reader.next(fields))
      m_rows.emplace_back(*this, std::vector<std::string>(fields.begin(), fields.end()));
    if (m_rows.empty()) throw std::runtime_error(name + " has no rows");
  }
  VectorTable(const VectorTable&) = delete;
  VectorTable& operator=(const VectorTable&) = delete;

  const std::vector<Row>& rows() const { return m_rows; }

private:
  std::size_t index(const std::string& column) const {
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    if (found == m_columns.end()) throw std::runtime_error("no column " + column);
    return static_cast<std::size_t>(found - m_columns.begin());
  }

  std::vector<std::string> m_columns;
  std::vector<Row> m_rows;
};

} // namespace quietroom::test
