#include "store/read_records.h"

#include "store/migration.h"
#include "store/redo.h"
#include "store/study_with_votes.h"
#include "store/withdrawal.h"
#include "support/schema1_study.h"

#include "core/number.h"

#include <fmt/format.h>

using namespace quietroom;
using namespace quietroom::store;

namespace {

std::string text_of(const std::string& session, const AttemptRecord& of) {
  const auto number = [](const std::optional<double>& value) {
    return value ? fmt::format("{}", *value) : "";
  };
  return fmt::format("{} {}:{}:{} {} {} {} {} {} [{} {} {}] {} {}", session, of.block, of.trial, of.attempt,
                     of.is_main, of.stimulus, of.condition, of.question, of.started_utc, of.voted_utc,
                     number(of.vote), number(of.response_ms), of.valid, of.void_reason);
}

std::vector<std::string> texts_of_records(const Location& at) {
  std::vector<std::string> out;
  for (const SessionRecord& session : read_records(at).sessions)
    for (const AttemptRecord& each : session.attempts) out.push_back(text_of(session.session, each));
  return out;
}

/// Of people, in the order in which the attempts were begun.
std::vector<std::string> texts_of_view(sql::Connection& connection) {
  std::vector<std::string> out;
  connection.query(
      "SELECT session, block, trial, attempt, block_type, stimulus, condition, question,"
      " started_utc, voted_utc, vote, response_ms, valid, void_reason FROM votes_long v WHERE simulated = 0 "
      "ORDER BY session, (SELECT sequence FROM attempt a WHERE a.session = v.session AND a.block = v.block "
      "AND a.trial = v.trial AND a.attempt = v.attempt), question, stimulus",
      {}, [&](sql::Row row) {
        const auto whole = [&](std::size_t i) { return static_cast<int>(*parse_integer(row[i])); };
        const auto text = [&](std::size_t i) { return std::string(row[i]); };
        out.push_back(text_of(text(0), {whole(1), whole(2), whole(3), row[4] == "main", text(5), text(6),
                                        text(7), text(8), text(9), row[12] == "1", text(13),
                                        parse_double(row[10]), parse_double(row[11])}));
      });
  return out;
}

} // namespace

TEST_CASE("a study without a database has no records, and reading them makes none") {
  const test::TempFolder folder;
  CHECK(read_records(folder.path() / "study.sqlite").sessions.empty());
  CHECK_FALSE(std::filesystem::exists(folder.path() / "study.sqlite"));
  folder.write("study.sqlite", ""); // a station is about to make its tables
  CHECK(read_records(folder.path() / "study.sqlite").sessions.empty());
}

TEST_CASE("records have each session with its attempts, why it does not count, and no simulated one") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  redo(study.store.connection(), "L01", "", "test", "t");
  study.open("L01", "L01-2");
  study.fault("L01-2", 1);
  study.store.finish_session("L01-2", "t9");
  auto simulated = test::StudyWithVotes::facts("sim-001", "sim-001-1");
  simulated.simulated = true;
  study.store.open_session(simulated, "t0");
  const StudyRecords records = read_records(study.location);
  CHECK(records.simulated_sessions == 1);
  REQUIRE(records.sessions.size() == 2);
  CHECK(records.sessions[0].set_aside == "redone");
  REQUIRE(records.sessions[0].attempts.size() == 1);
  CHECK(records.sessions[0].attempts[0].vote == 4);
  CHECK(records.sessions[0].attempts[0].response_ms == 900);
  CHECK_FALSE(records.sessions[0].attempts[0].valid);
  CHECK(records.sessions[1].set_aside.empty());
  CHECK(records.sessions[1].finished_utc == "t9");
  CHECK(records.sessions[1].attempts[0].void_reason == "underrun");
  CHECK(records.sessions[1].attempts[0].condition == "c1");
  CHECK(records.sessions[1].attempts[0].is_main);
}

TEST_CASE("the records are the rows of votes_long, whatever is asked of how many samples at once") {
  test::StudyWithVotes study;
  sql::Connection& connection = study.store.connection();
  study.open("L01", "L01-1");
  study.open("L02", "L02-1");
  study.vote("L02", "L02-1", 2, 5); // its rows stand between those of the other
  study.fault("L02-1", 1);
  connection.run("INSERT INTO question VALUES ('L01-1', 'background', 2, 'five')");
  const std::string quality = study.single("SELECT question FROM question WHERE session = 'L02-1'");
  const auto attempt = [&](int trial, int attempt_number, int sequence, const std::string& asks) {
    connection.run(
        fmt::format("INSERT INTO attempt (session, block, trial, attempt, sequence, block_type, asks,"
                    " presentation, plays, frames_expected, rate_hz, device, started_utc, valid)"
                    " VALUES ('L01-1', 1, {}, {}, {}, 'main', {}, 'p', 1, 1, 48000, 'd', 't', 1)",
                    trial, attempt_number, sequence, asks));
    for (const auto& [position, role] :
         {std::pair{2, "second"}, std::pair{1, "first"}, std::pair{3, "reference"}})
      connection.run(
          fmt::format("INSERT INTO presented VALUES ('L01-1', 1, {0}, {1}, {2}, '{3}', 's{2}', 'c{2}',"
                      " 't', 'x', 'h')",
                      trial, attempt_number, position, role));
  };
  attempt(2, 1, 9, "NULL");
  attempt(1, 2, 8, "'background'"); // one question of two
  attempt(3, 1, 7, "''");           // none
  auto simulated = test::StudyWithVotes::facts("sim-001", "sim-001-1");
  simulated.simulated = true;
  study.store.open_session(simulated, "t0");
  study.begin("sim-001-1", 1);
  connection.run(
      "INSERT INTO answer (session, block, trial, attempt, position, question, value, label,"
      " response_ms, voted_utc) VALUES ('L01-1', 1, 1, 2, 1, 'background', NULL, 'cannot say', 9, 'v')");
  for (const auto& [position, question] : {std::pair{1, quality}, std::pair{2, std::string("background")}})
    connection.run(
        fmt::format("INSERT INTO answer (session, block, trial, attempt, position, question, value,"
                    " label, response_ms, voted_utc) VALUES ('L01-1', 1, 2, 1, {0}, '{1}', {0}, 'l',"
                    " 10.5, 'v')",
                    position, question));
  const std::vector<std::string> view = texts_of_view(connection);
  CHECK(view.size() == 8); // 2 of L02, 2 x 2 of trial 2, 2 of the one question of trial 1
  CHECK(texts_of_records(study.location) == view);
}

TEST_CASE("the records of a study of schema 1 are those of its view") {
  const test::Schema1Study study;
  const auto connection = sql::open_sqlite(study.database, sql::Access::read_only);
  show_as_present(*connection, study.database);
  const std::vector<std::string> view = texts_of_view(*connection);
  CHECK_FALSE(view.empty());
  CHECK(texts_of_records(study.database) == view);
}
