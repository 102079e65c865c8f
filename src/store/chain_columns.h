#pragma once

#include <span>
#include <string_view>

/// What of each table stands under the digests of a session: the one place that says so. A column that is
/// added later goes to the end of its list: a row that has NULL there keeps its digest. Every other column of
/// these tables stands in not_hashed(), with the reason; a test holds both lists against the schema.
namespace quietroom::store {

struct HashedTable {
  std::string_view table;
  std::span<const std::string_view> columns; ///< in the order in which they are hashed
};

/// Under the first link of a session: those of its rows that stand before its first attempt. Each has a
/// column `session`, but for `meta`, whose rows of a session are told by their names.
std::span<const HashedTable> first_link_tables();

/// Under the other links.
const HashedTable& attempt_columns();
const HashedTable& presented_columns();
const HashedTable& answer_columns();
const HashedTable& sitting_columns();
const HashedTable& consent_columns();
const HashedTable& calibration_columns();
const HashedTable& link_columns();
const HashedTable& finish_columns();

/// Of the table `consent`, under its decision_sha256.
const HashedTable& decision_columns();

struct NotHashed {
  std::string_view table, column, reason;
};
std::span<const NotHashed> not_hashed();

} // namespace quietroom::store
