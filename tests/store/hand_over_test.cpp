#include "store/hand_over.h"

#include "core/error.h"
#include "store/consent_book.h"
#include "store/kept_sessions.h"
#include "store/notes.h"
#include "store/redo.h"
#include "store/restart.h"
#include "store/study_with_votes.h"
#include "store/withdrawal.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using Catch::Contains;
using Rows = std::vector<std::string>;

namespace {

/// A booth's journal is a file; the server is the database that is tried.
struct Booth {
  test::TempFolder folder;
  StudyStore store{folder.path() / "study.sqlite", sql::Access::durable};
  stimulus::StimulusSet set = test::small_set();

  static SessionFacts facts(const std::string& session) {
    return {session, "demo", session.substr(0, 3), *method::find("acr"), "en", 7, "plan", "test",
            false,   "",     {{"seed", "7"}}};
  }
  static session::Attempt at(int trial, int attempt = 1) {
    return {1, trial, attempt, {{{static_cast<std::size_t>(trial) - 1}}}};
  }
  void open(const std::string& session) {
    store.open_session(facts(session), "2026-01-01T00:00:00Z");
    store.begin_sitting(session, {"hw:0", false, 48000, {}}, "t1");
  }
  void vote(const std::string& session, int trial, int value, int attempt = 1) {
    store.begin_attempt(facts(session), at(trial, attempt), "main", set, {"hw:0", false, 48000, 73.5}, "t2");
    store.store_vote(facts(session),
                     {at(trial, attempt), {48000, 48000, 0, 10.25, {}}, {{{0, 0, value}, 900.125}}, 0},
                     {"Label"}, "t3");
  }
  HandedOver hand(sql::Connection& server, std::uint64_t most = 100000) {
    return hand_over(*sql::open_sqlite(folder.path() / "study.sqlite", sql::Access::read_only), server,
                     nullptr, most);
  }
  std::uint64_t waits(sql::Connection& server) {
    return waiting(*sql::open_sqlite(folder.path() / "study.sqlite", sql::Access::read_only), server);
  }
};

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

} // namespace

TEST_CASE(
    "votes of booths arrive once, in order and with their digests, however often they are handed over") {
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth booth;
  booth.open("L01-1");
  add_consent(booth.store.connection(), {"L01-1", {"one"}, true, "t1", "p"});
  booth.vote("L01-1", 1, 4);
  booth.vote("L01-1", 2, 5);
  add_note(booth.store.connection(), {"L01-1", "2026-01-01T00:00:01.250Z", 1, 2, "coughs", "p"});
  CHECK(booth.waits(server.connection()) == 3); // the begin, two attempts
  HandedOver done = booth.hand(server.connection(), 2);
  CHECK(done.links == 2);
  CHECK(done.left == 1);
  done = booth.hand(server.connection());
  CHECK(done.links == 1);
  CHECK(done.left == 0);
  CHECK(booth.waits(server.connection()) == 0);
  booth.vote("L01-1", 3, 1);
  booth.store.finish_session("L01-1", "t9");
  for (int i = 0; i < 3; ++i) CHECK(booth.hand(server.connection()).left == 0);
  CHECK(proofs(served.location) == proofs(booth.folder.path() / "study.sqlite"));
  CHECK(read_kept_sessions(served.location).sessions[0].finished);
  CHECK(notes(server.connection()).size() == 1);
}

TEST_CASE("an attempt that is still open waits until it is closed") {
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  booth.store.begin_attempt(Booth::facts("L01-1"), Booth::at(2), "main", booth.set,
                            {"hw:0", false, 48000, {}}, "t2");
  CHECK(booth.hand(server.connection()).left == 0);
  CHECK(read_kept_sessions(served.location).sessions[0].attempts.size() == 1);
}

TEST_CASE("a block that began again is set aside on the server too, whether its votes were there or not") {
  const bool before = GENERATE(true, false);
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  if (before) booth.hand(server.connection());
  restart_block(booth.store.connection(), "L01-1", 1, "noise", "p", "2026-01-01T00:00:02.000Z");
  booth.vote("L01-1", 1, 2, 2);
  CHECK(booth.hand(server.connection()).refused.empty());
  CHECK(proofs(served.location) == proofs(booth.folder.path() / "study.sqlite"));
  Rows valid;
  server.connection().query(
      "SELECT attempt, valid, void_reason FROM attempt ORDER BY sequence", {}, [&](sql::Row row) {
        valid.push_back(std::string(row[0]) + " " + std::string(row[1]) + std::string(row[2]));
      });
  CHECK(valid == Rows{"1 0restarted", "2 1"});
}

TEST_CASE("a second session of a listener waits in its booth until the first is set aside") {
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth first, second;
  first.open("L01-1-aaaaaa");
  first.vote("L01-1-aaaaaa", 1, 4);
  second.open("L01-1-bbbbbb");
  second.vote("L01-1-bbbbbb", 1, 2);
  CHECK(first.hand(server.connection()).refused.empty());
  const HandedOver held = second.hand(server.connection());
  REQUIRE(held.refused.size() == 1);
  CHECK_THAT(held.refused[0], Contains("listener L01 has the session L01-1-aaaaaa on the server already"));
  CHECK(held.left == 2);
  redo(server.connection(), "L01", "two booths", "p", "t9");
  CHECK(second.hand(server.connection()).refused.empty());
  CHECK(read_kept_sessions(served.location).sessions.size() == 2);
}

TEST_CASE("another session of the same id is never mixed with the one of the server") {
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth first, second;
  for (Booth* each : {&first, &second}) {
    each->open("L01-1");
    each->vote("L01-1", 1, each == &first ? 4 : 2);
  }
  first.hand(server.connection());
  const HandedOver held = second.hand(server.connection());
  REQUIRE(held.refused.size() == 1);
  CHECK_THAT(held.refused[0], Contains("the server has another session of this id"));
  CHECK(proofs(served.location) == proofs(first.folder.path() / "study.sqlite"));
}

TEST_CASE("what was withdrawn on the server does not come back from the booth") {
  test::ScratchStudy served;
  StudyStore server(served.location, sql::Access::durable);
  Booth booth;
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  booth.hand(server.connection());
  withdraw(server.connection(), "L01", "p", "t9");
  CHECK(booth.hand(server.connection()).links == 0);
  std::string answers;
  server.connection().query("SELECT COUNT(*) FROM answer", {}, [&](sql::Row row) { answers = row[0]; });
  CHECK(answers == "0");
  booth.vote("L01-1", 2, 4); // a booth that does not know yet
  booth.vote("L01-1", 3, 4);
  CHECK(booth.hand(server.connection()).refused.size() == 1);
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
  CHECK(proofs(served.location) == proofs(booth.folder.path() / "study.sqlite"));
}
