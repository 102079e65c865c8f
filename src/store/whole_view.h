#pragma once

#include "store/location.h"

#include <memory>
#include <string>

/// A server shows a booth the rows of its own sessions alone (row-level security), and says nothing of the
/// others: what such a user reads looks whole and is not. Whoever reads for an answer asks here first.
namespace quietroom::store {

/// The first table, by its bytes, of whose rows the server shows this user some alone; empty where it shows
/// all, and of a file. A table that this user may not read at all is none: the server refuses that itself.
std::string partly_shown_table(sql::Connection& connection, const Location& at);

/// Throws an environment Error where there is such a table; it says which role to ask for.
void refuse_part_of_rows(sql::Connection& connection, const Location& at);

/// Opens a study to read all of it, in one snapshot. Throws what open() throws, and an environment Error for
/// a user who is shown a part of its rows.
std::unique_ptr<sql::Connection> open_whole(const Location& at);

} // namespace quietroom::store
