#include "store/set_aside_elsewhere.h"

#include "store/booth_journal.h"
#include "store/redo.h"
#include "store/sessions_of_listener.h"
#include "store/withdrawal.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::store;
using test::Booth;
using test::LabServer;

namespace {

int count(sql::Connection& connection, const std::string& query) {
  int out = -1;
  connection.query(query, {}, [&](sql::Row row) { out = std::stoi(std::string(row[0])); });
  return out;
}

} // namespace

TEST_CASE_METHOD(LabServer,
                 "a booth takes over what was set aside on the server, and its next session arrives") {
  const bool is_whole = GENERATE(true, false); // whether all votes were there
  Booth booth;
  sql::Connection& journal = booth.store.connection();
  booth.open("L01-1");
  booth.vote("L01-1", 1, 4);
  booth.hand(server());
  redo(server(), "L01", "noise", "p", "t9");
  if (!is_whole) booth.vote("L01-1", 2, 5);
  CHECK(booth.hand(server()).refused.size() == (is_whole ? 0 : 1));
  const auto heard = take_over_set_aside(journal, server(), "L01", "p");
  CHECK(heard.redone == std::vector<std::string>{"L01-1"});
  CHECK_FALSE(heard.has_withdrawn);
  CHECK(sentences(heard, "L01").size() == 1);
  CHECK(sessions_of(journal, "L01").front().set_aside == "redone");
  CHECK(take_over_set_aside(journal, server(), "L01", "p").redone.empty());
  const std::string next = current_session(journal, "L01");
  CHECK(next == "L01-2");
  booth.open(next);
  booth.vote(next, 1, 2);
  const HandedOver done = booth.hand(server());
  CHECK(done.refused.empty());
  CHECK(done.left == 0);
  CHECK(booth.waits(server()) == 0);
  CHECK(count(server(), "SELECT COUNT(*) FROM answer WHERE session = 'L01-2'") == 1);
}

TEST_CASE_METHOD(LabServer,
                 "a booth wipes the votes of who has withdrawn on the server, in the journal alone, once") {
  Booth booth;
  sql::Connection& journal = booth.store.connection();
  for (const char* session : {"L01-1", "L02-1"}) {
    booth.open(session);
    booth.vote(session, 1, 4);
  }
  booth.hand(server());
  withdraw(server(), "L01", "p", "t9");
  booth.vote("L01-1", 2, 5);
  CHECK(withdrawn_elsewhere(journal, server()) == std::vector<std::string>{"L01"});
  CHECK_FALSE(take_over_set_aside(journal, server(), "L02", "p").has_withdrawn);
  const auto heard = take_over_set_aside(journal, server(), "L01", "p");
  CHECK(heard.has_withdrawn);
  CHECK(heard.wiped == 2);
  CHECK(withdrawn_elsewhere(journal, server()).empty());
  CHECK(count(journal, "SELECT COUNT(*) FROM answer WHERE session = 'L01-1'") == 0);
  CHECK(count(journal, "SELECT COUNT(*) FROM answer WHERE session = 'L02-1'") == 1);
  CHECK_THROWS(current_session(journal, "L01"));
  CHECK(take_over_set_aside(journal, server(), "L01", "p").wiped == 0);
  CHECK(booth.hand(server()).refused.empty());
  CHECK(booth.waits(server()) == 0);
}

TEST_CASE_METHOD(LabServer,
                 "a booth that has no session of a listener hears all the same that they have withdrawn") {
  Booth first, second;
  first.open("L01-1");
  first.vote("L01-1", 1, 4);
  first.hand(server());
  withdraw(server(), "L01", "p", "t9");
  CHECK(take_over_set_aside(second.store.connection(), server(), "L01", "p").has_withdrawn);
  CHECK(listeners_of(first.store.connection()) == std::vector<std::string>{"L01"});
}
