#include "store/study_reader.h"
#include "store/study_store.h"

#include "core/error.h"
#include "method/methods.h"
#include "store/read_rows.h"
#include "store/scratch_study.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>
#include <map>

using namespace quietroom;
using namespace quietroom::store;
using session::Attempt;
using session::Outcome;
using test::read_rows;

namespace {

const SessionFacts facts{"L01-1", "demo", "L01", *method::find("acr"), "en", 7, "plan", "test", false, ""};
const DeviceFacts device{"hw:0", false, 48000, std::nullopt};
const session::PlaybackFacts heard{48000, 48000, 0, 10.5, {}};

/// An attempt on one stimulus.
Attempt at(int block, int trial, int attempt, std::size_t stimulus) {
  return {block, trial, attempt, {{{stimulus}}}};
}

struct Study : test::ScratchStudy {
  stimulus::StimulusSet set = test::small_set();
  StudyStore store{location, sql::Access::durable};

  Study() { store.open_session(facts, "t0"); }
  void begin(const Attempt& attempt) { store.begin_attempt(facts, attempt, "main", set, device, "t1"); }
  void vote(const Attempt& attempt, int value) {
    store.store_vote(facts, {attempt, heard, {{{0, 0, value}, 812.25}}, 0}, {"Good"}, "t2");
  }
  std::vector<session::JournalEntry> journal() { return store.open_session(facts, "t3").journal; }
};

} // namespace

TEST_CASE("the view votes_long has the columns that other programs rely on, in their order") {
  Study study;
  std::string header;
  read_votes_long(
      study.location,
      [&](sql::Row row) {
        for (const auto name : row) header += std::string(name) + ",";
      },
      [](sql::Row) {});
  CHECK(header ==
        "study,session,listener,panel,block,block_type,trial,attempt,stimulus,condition,talker,sample,method,"
        "scale,vote,vote_label,language,response_ms,plays,frames_expected,frames_delivered,underruns,"
        "max_gap_ms,rate_hz,device,level_db_spl,sha256,started_utc,voted_utc,valid,void_reason,simulated,"
        "question,role,reference,"
        "presentation,gain_db,digest,");
}

TEST_CASE("an attempt is void as killed until its vote is stored") {
  Study study;
  study.begin(at(1, 1, 1, 0));
  auto rows = read_rows(study.location);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["valid"] == "0");
  CHECK(rows[0]["void_reason"] == "killed");
  CHECK(rows[0]["vote"].empty());
  CHECK(rows[0]["frames_expected"] == "48000");
  study.vote(at(1, 1, 1, 0), 4);
  rows = read_rows(study.location);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["valid"] == "1");
  CHECK(rows[0]["void_reason"].empty());
  CHECK(rows[0]["vote"] == "4");
  CHECK(rows[0]["vote_label"] == "Good");
  CHECK(rows[0]["response_ms"] == "812.25");
  CHECK(rows[0]["max_gap_ms"] == "10.5");
  CHECK(rows[0]["level_db_spl"].empty());
  CHECK(rows[0]["plays"] == "1");
  CHECK(rows[0]["sha256"] == "hash-of-c1.s1");
  CHECK(rows[0]["simulated"] == "0");
}

TEST_CASE("a second vote on a trial is refused and changes nothing") {
  Study study;
  study.begin(at(1, 1, 1, 0));
  study.vote(at(1, 1, 1, 0), 4);
  CHECK_THROWS_AS(study.vote(at(1, 1, 1, 0), 2), Error);
  study.begin(at(1, 1, 2, 0));
  CHECK_THROWS_AS(study.vote(at(1, 1, 2, 0), 2), Error);
  auto rows = read_rows(study.location);
  CHECK(rows.size() == 2);
  CHECK(rows[0].at("vote") == "4");
  CHECK(rows[1].at("valid") == "0");
}

TEST_CASE("the journal keeps the order in which attempts were made") {
  Study study;
  study.begin(at(1, 2, 1, 1));
  study.store.void_attempt("L01-1", {at(1, 2, 1, 1), {48000, 100, 2, 300, session::Reason::underrun}, 3});
  study.begin(at(1, 1, 1, 0));
  study.vote(at(1, 1, 1, 0), 3);
  study.begin(at(1, 2, 2, 1));
  const auto journal = study.journal();
  REQUIRE(journal.size() == 3);
  CHECK(journal[0].trial == 2);
  CHECK(journal[0].outcome == Outcome::faulty);
  CHECK(journal[1].outcome == Outcome::answered);
  CHECK(journal[2].attempt == 2);
  CHECK(journal[2].outcome == Outcome::killed);
}

TEST_CASE("a session is continued only with the plan it began with") {
  Study study;
  SessionFacts other = facts;
  other.plan_hash = "another";
  CHECK_THROWS_AS(study.store.open_session(other, "t"), Error);
  other.former_plan_hash = "plan"; // the same order as an earlier program stored it
  CHECK_FALSE(study.store.open_session(other, "t").finished);
  CHECK_FALSE(study.store.open_session(facts, "t").finished);
  study.store.finish_session("L01-1", "t9");
  CHECK(study.store.open_session(facts, "t").finished);
}

TEST_CASE("removing simulated sessions leaves the real ones") {
  Study study;
  SessionFacts simulated = facts;
  simulated.session = "sim-001-1";
  simulated.simulated = true;
  study.store.open_session(simulated, "t");
  study.store.begin_attempt(simulated, at(1, 1, 1, 0), "main", study.set, device, "t");
  study.begin(at(1, 1, 1, 0));
  CHECK(read_rows(study.location).size() == 2);
  CHECK(StudyReader(study.location).real_sessions() == 1);
  CHECK(study.store.remove_simulated() == 1);
  CHECK(read_rows(study.location).size() == 1);
  CHECK(study.store.simulated_sessions() == 0);
}

TEST_CASE("a vote for an attempt that never began is refused") {
  Study study;
  CHECK_THROWS_AS(study.vote(at(1, 1, 1, 0), 4), Error);
  CHECK(read_rows(study.location).empty());
}

TEST_CASE("keys that were ignored stand in the row of their attempt, whether it was void or answered") {
  Study study;
  study.begin(at(1, 2, 1, 1));
  study.store.void_attempt("L01-1", {at(1, 2, 1, 1), {48000, 100, 2, 300, session::Reason::underrun}, 3});
  study.begin(at(1, 1, 1, 0));
  study.store.store_vote(facts, {at(1, 1, 1, 0), heard, {{{0, 0, 4}, 812.25}}, 7}, {"Good"}, "t2");
  study.begin(at(1, 3, 1, 2));
  std::vector<std::string> ignored;
  const auto connection = open(study.location, sql::Access::durable);
  connection->query("SELECT ignored_keys FROM attempt ORDER BY sequence", {},
                    [&](sql::Row row) { ignored.emplace_back(row[0]); });
  CHECK(ignored == std::vector<std::string>{"3", "7", ""});
}

TEST_CASE("the panel of a session stands in the votes, and why it may be long in the audit") {
  const test::ScratchStudy study;
  {
    store::StudyStore store(study.location, store::sql::Access::relaxed);
    SessionFacts of_panel = facts;
    of_panel.panel = "B";
    of_panel.long_session = "experts";
    store.open_session(of_panel, "2026-01-01T00:00:00.000Z");
  }
  const auto connection = store::open(study.location, store::sql::Access::read_only);
  std::string panel, reason;
  connection->query("SELECT panel FROM session", {}, [&](store::sql::Row row) { panel = row[0]; });
  connection->query("SELECT reason FROM audit WHERE action = 'long_session' AND listener = 'L01'", {},
                    [&](store::sql::Row row) { reason = row[0]; });
  CHECK(panel == "B");
  CHECK(reason == "experts");
}

TEST_CASE("simulated sessions go with the rows by which a server knows who began them") {
  Study study;
  study.store.connection().define(
      "CREATE TABLE begun_by (session TEXT PRIMARY KEY REFERENCES session(session), booth TEXT NOT NULL)");
  SessionFacts simulated = facts;
  simulated.session = "sim-001-1";
  simulated.simulated = true;
  study.store.open_session(simulated, "t");
  study.store.connection().run("INSERT INTO begun_by VALUES ('sim-001-1', 'ann')");
  CHECK(study.store.remove_simulated() == 1);
}

TEST_CASE("the name of a device that is no UTF-8 is stored as UTF-8") {
  Study study;
  study.store.begin_sitting(facts.session, {"hw:c\xE9z", false, 48000, {}}, "t1");
  std::string name;
  study.store.connection().query("SELECT device FROM sitting ORDER BY sitting", {},
                                 [&](sql::Row row) { name = row[0]; });
  CHECK(name == "hw:c\xC3\xA9z");
}
