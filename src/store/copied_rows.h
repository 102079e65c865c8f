#pragma once

#include "store/connection.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Rows on their way from one database into another, many in a statement.
namespace quietroom::store {

/// A field as a parameter: numbers as numbers, so that no engine rounds them on its own.
sql::Value value_of(std::string_view field, sql::Kind kind);
std::vector<sql::Value> values_of(sql::Row row, const std::vector<sql::Kind>& kinds);

/// Adds rows to a table; each call of add() takes all columns in the order given.
class RowsInto {
public:
  /// `conflict` ends the statement, such as "ON CONFLICT (session) DO NOTHING"; it may be empty.
  RowsInto(sql::Connection& to, std::string_view table, const std::vector<std::string>& columns,
           std::string conflict);

  void add(std::vector<sql::Value> row);
  /// What is left; to be called after the last add().
  void write();

private:
  sql::Connection& m_to;
  std::size_t m_columns;
  std::string m_begin, m_end;
  std::vector<sql::Value> m_values;
};

} // namespace quietroom::store
