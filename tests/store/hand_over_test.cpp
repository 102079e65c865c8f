#include "store/hand_over.h"

#include "core/error.h"
#include "store/audit.h"
#include "store/booth_journal.h"
#include "store/consent_book.h"
#include "store/kept_sessions.h"
#include "store/notes.h"
#include "store/redo.h"
#include "store/restart.h"
#include "store/withdrawal.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
using test::Booth;
using test::LabServer;
using Rows = std::vector<std::string>;

namespace {

/// Every digest and what stands under it.
Rows proofs(const Location& at) {
  Rows out;
  for (const session::KeptSession& session : read_kept_sessions(at).sessions) {
    for (const auto& each : session.attempts)
      if (each.link)
        out.push_back(std::to_string(*each.link) + each.records + each.answer_records +
                      each.digest.value_or(""));
    for (const auto& each : session.links)
      out.push_back(std::to_string(each.link) + each.records + each.digest);
  }
  std::ranges::sort(out);
  return out;
}

/// All of the booth is on the server, and the same there.
void check_same_proofs(const Booth& booth, const Location& server) {
  CHECK(proofs(server) == proofs(booth.folder.path() / "study.sqlite"));
}

/// Counts the rows that are read from a journal.
class CountedReads final : public sql::Connection {
public:
  explicit CountedReads(std::unique_ptr<sql::Connection> journal) : m_journal(std::move(journal)) {}
  using sql::Connection::run;
  void run(std::string_view statement, std::span<const sql::Value> parameters,
           const std::function<void(sql::Row)>& on_row) override {
    m_journal->run(statement, parameters, [&](sql::Row row) {
      ++rows;
      if (on_row) on_row(row);
    });
  }
  std::vector<std::string> columns(std::string_view query) override { return m_journal->columns(query); }
  std::vector<sql::Kind> kinds(std::string_view query) override { return m_journal->kinds(query); }
  bool has_table(std::string_view name) override { return m_journal->has_table(name); }
  bool is_empty() override { return m_journal->is_empty(); }
  void define(std::string_view statement) override { m_journal->define(statement); }
  void begin_writing() override { m_journal->begin_writing(); }
  void begin_reading() override { m_journal->begin_reading(); }
  bool checkpoint() override { return m_journal->checkpoint(); }
  void copy_to(const std::filesystem::path& target) override { m_journal->copy_to(target); }

  std::size_t rows = 0;

private:
  std::unique_ptr<sql::Connection> m_journal;
};

} // namespace

TEST_CASE_METHOD(
    LabServer,
    "votes of booths arrive once, in order and with their digests, however often they are handed over") {
  Booth booth;
  booth.open("L01-1");
  add_consent(booth.store.connection(), {"L01-1", {"one"}, true, "t1", "p"});
  booth.vote("L01-1", 1, 4);
  booth.vote("L01-1", 2, 5);
  add_note(booth.store.connection(), {"L01-1", "2026-01-01T00:00:01.250Z", 1, 2, "coughs", "p"});
  CHECK(booth.waits(server()) == 3); // the begin, two attempts
  HandedOver done = booth.hand(server(), 2);
  CHECK(done.links == 2);
  CHECK(done.left == 1);
  done = booth.hand(server());
  CHECK(done.links == 1);
  CHECK(done.left == 0);
  CHECK(booth.waits(server()) == 0);
  booth.vote("L01-1", 3, 1);
  booth.store.finish_session("L01-1", "t9");
  for (int i = 0; i < 3; ++i) CHECK(booth.hand(server()).left == 0);
  check_same_proofs(booth, location);
  CHECK(read_kept_sessions(location).sessions[0].finished);
  CHECK(notes(server()).size() == 1);
}

TEST_CASE_METHOD(LabServer, "an attempt that is still open waits until it is closed") {
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  booth.store.begin_attempt(Booth::facts("L01-1"), Booth::at(2), "main", booth.set,
                            {"hw:0", false, 48000, {}}, "t2");
  CHECK(booth.hand(server()).left == 0);
  CHECK(read_kept_sessions(location).sessions[0].attempts.size() == 1);
}

TEST_CASE_METHOD(
    LabServer,
    "a block that began again is set aside on the server too, whether its votes were there or not") {
  const bool before = GENERATE(true, false);
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  if (before) booth.hand(server());
  restart_block(booth.store.connection(), "L01-1", 1, "noise", "p", "2026-01-01T00:00:02.000Z");
  booth.vote("L01-1", 1, 2, 2);
  CHECK(booth.hand(server()).refused.empty());
  check_same_proofs(booth, location);
  Rows valid;
  server().query("SELECT attempt, valid, void_reason FROM attempt ORDER BY sequence", {}, [&](sql::Row row) {
    valid.push_back(std::string(row[0]) + " " + std::string(row[1]) + std::string(row[2]));
  });
  CHECK(valid == Rows{"1 0restarted", "2 1"});
}

TEST_CASE_METHOD(LabServer,
                 "a second session of a listener waits in its booth until the first is set aside") {
  Booth first, second;
  first.open("L01-1-aaaaaa");
  first.vote("L01-1-aaaaaa", 1, 4);
  second.open("L01-1-bbbbbb");
  second.vote("L01-1-bbbbbb", 1, 2);
  CHECK(first.hand(server()).refused.empty());
  const HandedOver held = second.hand(server());
  REQUIRE(held.refused.size() == 1);
  CHECK_THAT(held.refused[0], Contains("listener L01 has the session L01-1-aaaaaa on the server already"));
  CHECK(held.left == 2);
  redo(server(), "L01", "two booths", "p", "t9");
  CHECK(second.hand(server()).refused.empty());
  CHECK(read_kept_sessions(location).sessions.size() == 2);
}

TEST_CASE_METHOD(LabServer, "another session of the same id is never mixed with the one of the server") {
  Booth first, second;
  for (Booth* each : {&first, &second}) {
    each->open("L01-1");
    each->vote("L01-1", 1, each == &first ? 4 : 2);
  }
  first.hand(server());
  const HandedOver held = second.hand(server());
  REQUIRE(held.refused.size() == 1);
  CHECK_THAT(held.refused[0], Contains("the server has another session of this id"));
  check_same_proofs(first, location);
}

TEST_CASE_METHOD(LabServer, "what was withdrawn on the server does not come back from the booth") {
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  booth.hand(server());
  withdraw(server(), "L01", "p", "t9");
  CHECK(booth.hand(server()).links == 0);
  std::string answers;
  server().query("SELECT COUNT(*) FROM answer", {}, [&](sql::Row row) { answers = row[0]; });
  CHECK(answers == "0");
  booth.vote("L01-1", 2, 4); // a booth that does not know yet
  booth.vote("L01-1", 3, 4);
  CHECK(booth.hand(server()).refused.size() == 1);
}

TEST_CASE("what a server that went away has committed is not sent again, and the rest is") {
  test::ScratchStudy served;
  if (!served.location.is_server()) return;
  const StudyStore made(served.location, sql::Access::durable);
  Booth booth;
  booth.open("L01-1");
  for (int trial = 1; trial <= 3; ++trial) booth.vote("L01-1", trial, 4);
  const auto killer = sql::open_postgres(served.location.server, "", sql::Access::durable);
  const auto server = open(served.location, sql::Access::durable);
  std::string number;
  server->query("SELECT pg_backend_pid()", {}, [&](sql::Row row) { number = row[0]; });
  booth.hand(*server, 2);
  killer->query("SELECT pg_terminate_backend($1)", {number}, [](sql::Row) {});
  CHECK_THROWS_AS(booth.hand(*server), Error);
  CHECK(booth.hand(*server).left == 0); // a connection of its own again
  check_same_proofs(booth, served.location);
}

TEST_CASE_METHOD(LabServer, "sessions by the hundred arrive whole, each with its end") {
  Booth booth(sql::Access::relaxed);
  for (int i = 100; i < 300; ++i) {
    const std::string session = std::to_string(i) + "-1";
    booth.open(session);
    for (int trial = 1; trial <= 3; ++trial) booth.vote(session, trial, 1 + i % 5);
    booth.store.finish_session(session, "t9");
  }
  CHECK(booth.hand(server()).links == 1000);
  CHECK(booth.waits(server()) == 0);
  check_same_proofs(booth, location);
  for (const auto& each : read_kept_sessions(location).sessions) CHECK(each.finished);
}

TEST_CASE_METHOD(LabServer, "a session that is longer than a transaction arrives in order over several") {
  Booth booth(sql::Access::relaxed);
  booth.open("L01-1");
  for (int attempt = 1; attempt <= 2100; ++attempt) {
    booth.store.begin_attempt(Booth::facts("L01-1"), Booth::at(1, attempt), "main", booth.set,
                              {"hw:0", false, 48000, {}}, "t2");
    booth.store.void_attempt(
        "L01-1", {Booth::at(1, attempt), {48000, 100, 2, 300, quietroom::session::Reason::underrun}, 0});
  }
  CHECK(booth.hand(server()).links == 2101);
  CHECK(booth.hand(server()).links == 0);
  check_same_proofs(booth, location);
}

TEST_CASE_METHOD(LabServer, "one new vote is handed over without a look at the votes before it") {
  Booth booth(sql::Access::relaxed);
  const int sessions = GENERATE(2, 40);
  for (int i = 100; i < 100 + sessions; ++i) {
    const std::string session = std::to_string(i) + "-1";
    booth.open(session);
    for (int trial = 1; trial <= 4; ++trial) booth.vote(session, trial, 4);
    if (i > 100) booth.store.finish_session(session, "t9");
  }
  CountedReads journal(sql::open_sqlite(booth.folder.path() / "study.sqlite", sql::Access::read_only));
  HandedBefore before;
  hand_over(journal, server(), &before);
  booth.vote("100-1", 5, 5);
  journal.rows = 0;
  CHECK(hand_over(journal, server(), &before).links == 1);
  CHECK(journal.rows <= static_cast<std::size_t>(sessions) + 25); // the names of sessions, and what is new
}

TEST_CASE_METHOD(LabServer, "a session that was done anew goes behind the one that was set aside for it") {
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  redo(booth.store.connection(), "L01", "noise", "p", "t8");
  booth.open("L01-2");
  booth.vote("L01-2", 1, 2);
  const HandedOver done = booth.hand(server());
  CHECK(done.refused.empty());
  CHECK(done.left == 0);
  check_same_proofs(booth, location);
}

TEST_CASE_METHOD(LabServer, "what was written down of a session that is refused goes when it may") {
  Booth first, second;
  first.open("L01-1-aaaaaa");
  first.vote("L01-1-aaaaaa", 1, 4);
  first.hand(server());
  second.open("L01-1-bbbbbb");
  second.vote("L01-1-bbbbbb", 1, 2);
  add_note(second.store.connection(), {"L01-1-bbbbbb", "2026-01-01T00:00:01.250Z", 1, 2, "coughs", "p"});
  HandedBefore before;
  const auto journal = sql::open_sqlite(second.folder.path() / "study.sqlite", sql::Access::read_only);
  CHECK(hand_over(*journal, server(), &before).refused.size() == 1);
  CHECK(notes(server()).empty());
  redo(server(), "L01", "two booths", "p", "t9");
  CHECK(hand_over(*journal, server(), &before).refused.empty());
  CHECK(notes(server()).size() == 1);
}

TEST_CASE_METHOD(LabServer, "a form that was answered anew is another one on the server, too") {
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  const auto say = [&](const std::string& said, const std::string& time) {
    booth.store.connection().run("INSERT INTO form_answer VALUES ('L01-1', 'age', 1, 'Age', NULL, $1, $2)"
                                 " ON CONFLICT (session, field) DO UPDATE SET said = $1, answered_utc = $2",
                                 {said, time});
  };
  HandedBefore before;
  const auto journal = sql::open_sqlite(booth.folder.path() / "study.sqlite", sql::Access::read_only);
  std::string there;
  for (const auto& [said, time] : {std::pair{"20", "t3"}, std::pair{"21", "t4"}}) {
    say(said, time);
    hand_over(*journal, server(), &before);
    server().query("SELECT said FROM form_answer", {},
                   [&](sql::Row row) { there += std::string(row[0]) + " "; });
  }
  CHECK(there == "20 21 ");
}

TEST_CASE_METHOD(LabServer, "a session that the server refuses stops no other") {
  Booth booth;
  for (const char* session : {"L01-1", "L02-1", "L03-1"}) {
    booth.open(session);
    booth.vote(session, 1, 4);
  }
  // a row that neither engine takes: here it stands, for SQLite checks nothing when told so
  booth.store.connection().run("PRAGMA ignore_check_constraints = ON");
  booth.store.connection().run("UPDATE attempt SET valid = 7 WHERE session = 'L02-1'");
  const HandedOver done = booth.hand(server());
  REQUIRE(done.refused.size() == 1);
  CHECK_THAT(done.refused[0], Contains("session L02-1: the server refuses it"));
  CHECK(done.left == 2);
  CHECK(read_kept_sessions(location).sessions.size() == 2);
}

TEST_CASE("a text that is no UTF-8 stops no other session on a server") {
  test::ScratchStudy served;
  if (!served.location.is_server()) return;
  StudyStore server(served.location, sql::Access::durable);
  Booth booth;
  for (const char* session : {"L01-1", "L02-1"}) {
    booth.open(session);
    booth.vote(session, 1, 4);
  }
  booth.store.connection().run("UPDATE attempt SET device = CAST(x'63e97a' AS TEXT) WHERE session = 'L01-1'");
  add_note(booth.store.connection(), {"L02-1", "2026-01-01T00:00:01.250Z", 1, 2, "no \xE9 UTF-8", "p"});
  add_note(booth.store.connection(), {"L02-1", "2026-01-01T00:00:02.250Z", 1, 2, "coughs", "p"});
  const HandedOver done = booth.hand(server.connection());
  REQUIRE(done.refused.size() == 2);
  CHECK_THAT(done.refused[0], Contains("session L01-1: the server refuses it") && Contains("no UTF-8"));
  CHECK_THAT(done.refused[1], Contains("a row of the table note"));
  CHECK(read_kept_sessions(served.location).sessions.size() == 1);
  CHECK(notes(server.connection()).size() == 1);
}

TEST_CASE_METHOD(LabServer,
                 "a session that another user of the server began stops no other, and is not counted") {
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  booth.hand(server());
  const bool has_ended = GENERATE(true, false);
  if (has_ended) {
    booth.store.finish_session("L01-1", "t5");
    booth.hand(server());
  }
  // what such a user sees: the session, and none of its rows
  for (const char* table : {"answer", "presented", "attempt", "link", "sitting", "question"})
    server().run(std::string("DELETE FROM ") + table);
  booth.open("L02-1");
  booth.vote("L02-1", 1, 2);
  const auto waits = waiting(booth.store.connection(), server());
  CHECK(waits.links == 2);
  CHECK(waits.unseen == (has_ended ? Rows{} : Rows{"L01-1"}));
  const HandedOver done = booth.hand(server());
  CHECK(done.refused.size() == (has_ended ? 0 : 1));
  if (!has_ended) CHECK_THAT(done.refused[0], Contains("another user of the server began it"));
  CHECK(done.links == 2);
}

TEST_CASE_METHOD(LabServer,
                 "acts that belong to no session arrive without any link, and are counted while they wait") {
  Booth booth;
  add_audit(booth.store.connection(), {.action = "override", .reason = "x", .program = "p"},
            "2026-01-01T00:00:01.250Z");
  CHECK(waiting(booth.store.connection(), server()).rows == 1);
  booth.hand(server());
  CHECK(waiting(booth.store.connection(), server()).rows == 0);
  std::string actions;
  server().query("SELECT action FROM audit", {}, [&](sql::Row row) { actions += row[0]; });
  CHECK(actions == "override");
}
