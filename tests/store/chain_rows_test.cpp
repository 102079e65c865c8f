#include "store/chain_rows.h"

#include "store/schema.h"
#include "support/proved_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using test::ProvedStudy;

TEST_CASE("numbers are hashed as shortest decimals, and NULL is not hashed at all") {
  ProvedStudy study;
  study.vote(ProvedStudy::at(1));
  study.tamper("UPDATE attempt SET max_gap_ms = 12, level_db_spl = 0.1, gain_db = 1e-05");
  const auto connection = sql::open_sqlite(study.file, sql::Access::read_only);
  const auto records = records_of(*connection, attempt_columns(), "", {});
  REQUIRE(records.size() == 1);
  CHECK(records[0].find("10:max_gap_ms2:12") != std::string::npos); // not 12.0
  CHECK(records[0].find("12:level_db_spl3:0.1") != std::string::npos);
  CHECK(records[0].find("7:gain_db5:1e-05") != std::string::npos);
  CHECK(records[0].find("4:asks") == std::string::npos);
}

TEST_CASE("a database that lacks a column has the digests that it had, for NULL is left out") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "study.sqlite", sql::Access::durable);
  make_tables_of_schema_2(*connection);
  CHECK(present_columns(*connection, attempt_columns()).size() + 4 == attempt_columns().columns.size());
}

TEST_CASE("an attempt that was set aside is hashed as it was when it was closed") {
  const std::vector<std::string_view> names = {"valid", "void_reason"};
  const auto record = [&](std::vector<std::string_view> values) { return closed_record(names, values); };
  CHECK(record({"0", "withdrawn"}) == record({"1", std::string_view{}}));
  CHECK(record({"0", "underrun"}) != record({"1", std::string_view{}}));
  CHECK(record({"1", "withdrawn"}) != record({"1", std::string_view{}})); // which the tables do not allow
}
