#include "store/location.h"

#include "core/error.h"
#include "store/connection_failure.h"
#include "store/postgres.h"
#include "store/server_studies.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace quietroom::store {

namespace {

/// The name of the one study that is meant.
std::string study_on_server(const Location& at) {
  const std::vector<std::string> there = chosen_studies(at.server, at.study);
  if (there.size() > 1)
    throw_input(fmt::format("{}: has {} studies; choose one by --study NAME: {}", at.server, there.size(),
                            fmt::join(there, ", ")));
  return there.front();
}

} // namespace

std::string Location::name() const {
  if (!is_server()) return file.string();
  return study.empty() ? server : fmt::format("{} (study {})", server, study);
}

bool is_server_address(std::string_view text) {
  return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

bool exists(const Location& at) {
  if (!at.is_server()) return std::filesystem::exists(at.file);
  const std::vector<std::string> there = studies_on(at.server);
  return at.study.empty() ? !there.empty() : std::ranges::find(there, at.study) != there.end();
}

bool answers(const Location& at) {
  try {
    open(at, sql::Access::read_only);
    return true;
  } catch (const sql::ServerAway&) {
    return false;
  }
}

void refuse_missing(const Location& at) {
  if (!at.is_server() && !std::filesystem::exists(at.file))
    throw_input(
        fmt::format("{}: there is no database yet; run a session first, or give another study", at.name()));
}

std::unique_ptr<sql::Connection> open(const Location& at, sql::Access access) {
  if (!at.is_server()) return sql::open_sqlite(at.file, access);
  return sql::open_postgres(at.server, study_on_server(at), access);
}

} // namespace quietroom::store
