#pragma once

#include "store/chain_columns.h"
#include "store/connection.h"

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

/// Rows of a database as the bytes under a digest (session/chain_bytes.h).
namespace quietroom::store {

/// The hashed columns of a table that a database has: one of an earlier schema lacks some.
std::vector<std::string_view> present_columns(sql::Connection& connection, const HashedTable& table);

/// The record of each row. `where` begins with "WHERE" and takes the parameters; `on_row` also gets the
/// values, in the order of present_columns().
void each_record(sql::Connection& connection, const HashedTable& table, const std::string& where,
                 std::initializer_list<sql::Value> parameters,
                 const std::function<void(std::string record, sql::Row values)>& on_row);

/// All of them.
std::vector<std::string> records_of(sql::Connection& connection, const HashedTable& table,
                                    const std::string& where, std::initializer_list<sql::Value> parameters);

/// Under the first link, but for its own row: without what has a link of its own.
std::vector<std::string> first_link_records(sql::Connection& connection, const std::string& session);

/// The record of an attempt as it was when it was closed: one that was set aside since was valid then.
std::string closed_record(std::span<const std::string_view> columns, sql::Row values);

} // namespace quietroom::store
