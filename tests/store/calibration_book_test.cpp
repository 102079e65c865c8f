#include "store/calibration_book.h"

#include "store/migration.h"
#include "store/schema.h"
#include "store/scratch_study.h"
#include "store/study_store.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;

namespace {

const design::Calibration a_calibration{1,     "t1",  "t2",     "hw:0", 48000, "HD 650", "IEC 60318-1",
                                        "XL2", "ann", "diotic", -26.01, 20,    74.5,     73,
                                        -1.5,  "p"};

} // namespace

TEST_CASE("calibrations, re-checks and room noise are read back as they were written, in their order") {
  const test::ScratchStudy study;
  StudyStore store(study.location, sql::Access::relaxed);
  sql::Connection& connection = store.connection();
  CHECK(calibrations(connection).empty());
  auto second = a_calibration;
  second.id = 2;
  second.device = "hw:1";
  CHECK(add_calibration(connection, a_calibration) == 1);
  CHECK(add_calibration(connection, second) == 2);
  CHECK(calibrations(connection) == std::vector{a_calibration, second});
  const std::vector<design::LevelCheck> checks = {{2, "t3", 73.6, 0.6, false, "XL2", "ann", "p"},
                                                  {1, "t4", 73.1, 0.1, true, "XL2", "ben", "p"}};
  for (const auto& each : checks) add_level_check(connection, each);
  CHECK(level_checks(connection) == checks);
  const std::vector<design::RoomNoise> noise = {{"t0", 24.5, "before", "XL2", "", "p"},
                                                {"t5", 25, "after", "XL2", "ann", "p"}};
  for (const auto& each : noise) add_room_noise(connection, each);
  CHECK(room_noise(connection) == noise);
}

TEST_CASE("booths of one study number their calibrations apart, each in order") {
  const test::ScratchStudy first, second;
  StudyStore one(first.location, sql::Access::relaxed), two(second.location, sql::Access::relaxed);
  const std::int64_t id = add_calibration(one.connection(), a_calibration, true);
  CHECK(add_calibration(one.connection(), a_calibration, true) == id + 1);
  CHECK(add_calibration(two.connection(), a_calibration, true) != id);
}

TEST_CASE("an attempt keeps the calibration, the gain and the level under which it is heard") {
  const test::ScratchStudy study;
  StudyStore store(study.location, sql::Access::relaxed);
  const auto set = test::small_set();
  SessionFacts facts;
  facts.session = "L01-1";
  facts.listener = "L01";
  facts.plan_hash = "hash";
  facts.method = method::methods().front();
  store.open_session(facts, "t0");
  const auto attempt = [&](int trial, std::optional<std::int64_t> calibration,
                           std::optional<double> gain_db) {
    const session::Attempt one{2, trial, 1, {{{0}}}};
    store.begin_attempt(facts, one, "main", set, {"hw:0", false, 48000, 79.0, gain_db, calibration}, "t1");
    store.store_vote(facts, {one, {48000, 48000, 0, 1, {}}, {{{0, 0, 4}, 900}}, 0}, {"Good"}, "t2");
  };
  attempt(1, 1, 4.5);
  attempt(2, 1, 4.5);
  attempt(3, {}, 0);
  std::vector<std::string> gains;
  store.connection().query("SELECT gain_db FROM votes_long ORDER BY trial", {},
                           [&](sql::Row row) { gains.emplace_back(row[0]); });
  CHECK(gains == std::vector<std::string>{"4.5", "4.5", "0"});
  const auto counts = calibrated_attempts(store.connection());
  REQUIRE(counts.size() == 2);
  CHECK(counts[0].calibration == std::nullopt);
  CHECK(counts[0].attempts == 1);
  CHECK(counts[1].calibration == 1);
  CHECK(counts[1].attempts == 2);
}

TEST_CASE("a database of an earlier schema has no calibrations, and stays as it is") {
  const test::TempFolder folder;
  const auto file = folder.path() / "study.sqlite";
  const auto connection = sql::open_sqlite(file, sql::Access::durable);
  connection->run("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)");
  connection->run("INSERT INTO meta VALUES ('schema_version', '2')");
  make_tables_of_schema_2(*connection);
  CHECK(calibrations(*connection).empty());
  CHECK(level_checks(*connection).empty());
  CHECK(room_noise(*connection).empty());
  CHECK(calibrated_attempts(*connection).empty());
  migrate(*connection, file);
  CHECK(add_calibration(*connection, a_calibration) == 1);
}
