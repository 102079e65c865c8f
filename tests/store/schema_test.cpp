#include "store/schema.h"

#include "core/error.h"
#include "method/methods.h"
#include "store/read_rows.h"
#include "store/study_store.h"
#include "support/small_study.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::store;
using test::read_rows;

namespace {

/// No method of the table: a sample held against a reference, on two scales.
method::Method two_questions() {
  method::Method out = method::methods().front();
  out.id = "two";
  out.questions = {
      {.id = "first", .scale = {1, 5}, .input = method::InputKind::digit, .heading = "", .labels = {}},
      {.id = "second", .scale = {-3, 3}, .input = method::InputKind::digit, .heading = "", .labels = {}}};
  return out;
}

struct Study {
  test::TempFolder folder;
  std::filesystem::path file = folder.path() / "study.sqlite";
  stimulus::StimulusSet set = test::small_set();
  SessionFacts facts{"L01-1", "demo", "L01", two_questions(), "en", 7, "plan", "test", false, ""};
  StudyStore store{file, sql::Access::durable};
  session::Attempt pair{2, 1, 1, {{{0, method::Role::reference}, {4, method::Role::processed}}}};

  Study() {
    store.open_session(facts, "t0");
    store.begin_attempt(facts, pair, "main", set, {"hw:0", false, 48000, {}}, "t1");
    sql::open_sqlite(file, sql::Access::relaxed)
        ->run("UPDATE attempt SET asks = NULL"); // every question at once
  }
};

} // namespace

TEST_CASE("answers stand in the one table with session, block, trial, attempt, question and value") {
  const Study study;
  const auto connection = sql::open_sqlite(study.file, sql::Access::read_only);
  std::map<std::string, std::set<std::string>> columns;
  connection->query(
      "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'", {},
      [&](sql::Row row) { columns[std::string(row[0])].emplace(row[1]); });
  REQUIRE(columns.size() >= 8);
  for (const auto& [table, has] : columns) {
    CAPTURE(table);
    CHECK((has.contains("session") && (has.contains("vote") || has.contains("value"))) ==
          (table == "answer"));
    CHECK_NOTHROW(connection->columns("SELECT rowid FROM " + table));
  }
  for (const char* name : {"session", "block", "trial", "attempt", "question", "value"})
    CHECK(columns["answer"].contains(name));
}

TEST_CASE("an attempt with a reference and two questions has a row per question, also while it is void") {
  Study study;
  auto rows = read_rows(study.file);
  REQUIRE(rows.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(rows[i].at("vote").empty());
    CHECK(rows[i].at("void_reason") == "killed");
  }
  study.store.store_vote(study.facts,
                         {study.pair, {96000, 96000, 0, 10, {}}, {{{1, 0, 4}, 800}, {{1, 1, -2}, 1900}}, 0},
                         {"Good", "Worse"}, "t2");
  rows = read_rows(study.file);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("question") == "first");
  CHECK(rows[0].at("vote") == "4");
  CHECK(rows[0].at("scale") == "1:5");
  CHECK(rows[0].at("vote_label") == "Good");
  CHECK(rows[0].at("response_ms") == "800");
  CHECK(rows[1].at("question") == "second");
  CHECK(rows[1].at("vote") == "-2");
  CHECK(rows[1].at("scale") == "-3:3");
  CHECK(rows[1].at("response_ms") == "1900");
  for (const auto& row : rows) {
    CHECK(row.at("stimulus") == study.set.stimuli[4].id); // the one judged
    CHECK(row.at("reference") == study.set.stimuli[0].id);
    CHECK(row.at("role") == "processed");
    CHECK(row.at("presentation") == "reference,processed");
    CHECK(row.at("frames_expected") == "96000"); // of both
    CHECK(row.at("method") == "two");
    CHECK(row.at("valid") == "1");
    CHECK(row.at("gain_db").empty());
    CHECK(row.at("digest").size() == 64); // of the attempt, in each of its rows
  }
}

TEST_CASE("an answer to a question that is not asked, or on what was not heard, is refused whole") {
  Study study;
  const auto store = [&](std::size_t presented, std::size_t question) {
    study.store.store_vote(study.facts, {study.pair, {1, 1, 0, 0, {}}, {{{presented, question, 3}, 1}}, 0},
                           {"Fair"}, "t2");
  };
  CHECK_THROWS_AS(store(2, 0), Error);
  study.facts.method.questions.push_back(
      {.id = "third", .scale = {1, 5}, .input = method::InputKind::digit, .heading = "", .labels = {}});
  CHECK_THROWS_AS(store(1, 2), Error);
  for (const auto& row : read_rows(study.file)) CHECK(row.at("valid") == "0");
}

TEST_CASE("votes of another method are refused in a study that has some; a rehearsal keeps no real session "
          "from beginning") {
  Study study;
  SessionFacts other = study.facts;
  other.method = *method::find("effort");
  const auto sentence =
      Catch::Contains("study.toml: method was two when the first votes of this study were given, "
                      "and is now effort");
  CHECK_THROWS_WITH(study.store.open_session(other, "t"), sentence);
  other.session = "L02-1"; // another listener's
  CHECK_THROWS_WITH(study.store.open_session(other, "t"), sentence);
  other.session = "sim-001-1";
  other.simulated = true;
  CHECK_THROWS_WITH(study.store.open_session(other, "t"), sentence); // beside real votes
  Study rehearsed;
  SessionFacts simulated = rehearsed.facts;
  simulated.simulated = true;
  simulated.session = "sim-001-1";
  StudyStore fresh{rehearsed.folder.path() / "fresh.sqlite", sql::Access::durable};
  fresh.open_session(simulated, "t");
  SessionFacts real = rehearsed.facts;
  real.method = *method::find("effort");
  CHECK_NOTHROW(fresh.open_session(real, "t"));
}

TEST_CASE("a database without a table is told by name, and is not somebody else's") {
  const test::TempFolder folder;
  const auto connection = sql::open_sqlite(folder.path() / "study.sqlite", sql::Access::durable);
  CHECK_THROWS_WITH(version_of(*connection, "s"), Catch::StartsWith("s: the database is empty"));
  connection->run("CREATE TABLE other (x TEXT)");
  CHECK_THROWS_WITH(version_of(*connection, "s"), Catch::Contains("not of a study"));
  connection->run("CREATE TABLE meta (key TEXT)"); // another program's
  CHECK_THROWS_WITH(version_of(*connection, "s"), Catch::Contains("not of a study"));
}

TEST_CASE("a study whose table meta was emptied or changed is told so, and nothing is guessed") {
  const test::TempFolder folder;
  const Location at(folder.path() / "study.sqlite");
  { const StudyStore made(at, sql::Access::durable); }
  const char* change = GENERATE("DELETE FROM meta", "UPDATE meta SET value = 'three'",
                                "UPDATE meta SET value = '0'", "UPDATE meta SET name = 'version'");
  CAPTURE(change);
  open(at, sql::Access::durable)->run(change);
  const auto refusal = Catch::Contains("study.sqlite: its table meta has no schema_version");
  CHECK_THROWS_WITH(StudyReader(at), refusal);
  CHECK_THROWS_WITH(StudyStore(at, sql::Access::durable), refusal);
}
