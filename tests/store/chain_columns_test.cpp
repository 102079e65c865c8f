#include "store/chain_columns.h"

#include "store/schema.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::store;

namespace {

std::vector<HashedTable> all_tables() {
  std::vector<HashedTable> out(first_link_tables().begin(), first_link_tables().end());
  for (const HashedTable& each :
       {attempt_columns(), presented_columns(), answer_columns(), link_columns(), calibration_columns()})
    out.push_back(each);
  return out;
}

} // namespace

TEST_CASE(
    "every column of a session's tables is hashed, or stands with its reason among those that are not") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "study.sqlite", sql::Access::durable);
  make_schema(*connection);
  for (const HashedTable& each : all_tables()) {
    const auto held = connection->columns("SELECT * FROM " + std::string(each.table));
    std::multiset<std::string> named(each.columns.begin(), each.columns.end());
    if (each.table == "consent") named.insert({"given", "decided_utc"}); // under decision_sha256
    for (const NotHashed& out : not_hashed())
      if (out.table == each.table) {
        named.emplace(out.column);
        CHECK_FALSE(out.reason.empty());
      }
    INFO("add a new column of " << each.table
                                << " to the end of its list in store/chain_columns.cpp and in "
                                   "sessions/FORMAT.md");
    CHECK(std::multiset<std::string>(held.begin(), held.end()) == named);
  }
}

TEST_CASE("what a listener decided on consent has a record of its own, so that it can be wiped") {
  CHECK(decision_columns().table == consent_columns().table);
  const auto has = [](const HashedTable& table, std::string_view column) {
    return std::ranges::find(table.columns, column) != table.columns.end();
  };
  for (const char* wiped : {"given", "decided_utc"}) {
    CHECK(has(decision_columns(), wiped));
    CHECK_FALSE(has(consent_columns(), wiped));
  }
}

TEST_CASE("the end of a session has a record of its own: when it was finished") {
  CHECK(finish_columns().table == "session");
  CHECK(
      std::ranges::equal(finish_columns().columns, std::vector<std::string_view>{"session", "finished_utc"}));
  CHECK(sitting_columns().columns.front() == "session");
}
