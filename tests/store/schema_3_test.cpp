#include "store/schema_3.h"

#include "store/schema.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::store;

namespace {

std::set<std::string> tables_of(sql::Connection& connection) {
  std::set<std::string> out;
  connection.query("SELECT name FROM sqlite_master WHERE type = 'table'", {},
                   [&](sql::Row row) { out.emplace(row[0]); });
  return out;
}

} // namespace

TEST_CASE("schema 3 keeps each table of schema 2 and adds its own") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "study.sqlite", sql::Access::durable);
  make_tables_of_schema_2(*connection);
  std::set<std::string> expected = tables_of(*connection);
  CHECK_FALSE(expected.contains("audit"));
  add_schema_3(*connection);
  for (const char* table :
       {"audit", "calibration", "consent", "eligibility", "form_answer", "level_check", "link", "note",
        "questionnaire_answer", "room_noise", "seat", "session_text", "set_aside", "sound_check"})
    expected.insert(table);
  CHECK(tables_of(*connection) == expected);
}
