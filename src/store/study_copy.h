#pragma once

#include "store/location.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// A study from one database into another, row for row, whichever engines they are of.
namespace quietroom::store {

struct CopiedTable {
  std::string table;
  std::uint64_t rows = 0;
};

/// Copies all rows of all tables into a database that has none; the transactions are the caller's. Reads them
/// again afterwards: throws an environment Error where a row did not arrive as it was.
std::vector<CopiedTable> copy_rows(sql::Connection& from, sql::Connection& to);

struct CopiedStudy {
  std::vector<CopiedTable> tables;
  std::vector<std::filesystem::path> waiting; ///< files that were made for sessions that wait
};

/// Copies a study as it is at one moment into a file that is not there yet, or under a name that its server
/// does not have yet; the target is there whole, or not at all. The digests stand over the same bytes there.
/// From a file into a file the sessions that wait beside it are copied as well (store/waiting_files.h), all
/// or nothing; a server takes none of them. Throws an input Error where the target is there already, the
/// source is of an earlier schema, or holds a value that its column does not (storable_values.h); else an
/// environment Error.
CopiedStudy copy_study(const Location& from, const Location& to);

/// The name that the sessions of a database give their study; empty where there is none, or several.
std::string study_named_in(const Location& database);

} // namespace quietroom::store
