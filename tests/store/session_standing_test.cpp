#include "store/session_standing.h"

#include "store/study_with_votes.h"

using namespace quietroom;
using namespace quietroom::store;

TEST_CASE("sessions stand where their chains end, and those that are not there are left out") {
  test::StudyWithVotes study;
  study.open("L01", "L01-1");
  study.vote("L01", "L01-1", 1, 4);
  study.vote("L01", "L01-1", 2, 5);
  study.open("L02", "L02-1");
  study.store.finish_session("L02-1", "t9");
  const SessionStandings there =
      standings(study.store.connection(), std::vector<std::string>{"L01-1", "L02-1", "L03-1"}, true);
  REQUIRE(there.size() == 2);
  const SessionStanding& first = there.at("L01-1");
  CHECK(first.listener == "L01");
  CHECK(first.last_link == 3);
  CHECK(first.digest == digest_of_link(study.store.connection(), "L01-1", 3));
  CHECK_FALSE(first.finished);
  CHECK(first.rows[0] == 1); // its question
  CHECK(there.at("L02-1").finished);
  CHECK(there.at("L02-1").last_link == 2);
  CHECK(digest_of_link(study.store.connection(), "L01-1", 4).empty());
}

TEST_CASE("hundreds of sessions are asked for in parts, each of them once") {
  test::StudyWithVotes study;
  std::vector<std::string> names, listeners;
  for (int i = 0; i < 130; ++i) {
    listeners.push_back("P" + std::to_string(i));
    names.push_back(listeners.back() + "-1");
    study.open(listeners.back(), names.back());
  }
  CHECK(standings(study.store.connection(), names, false).size() == 130);
  CHECK(counting_sessions(study.store.connection(), listeners).size() == 130);
  set_aside(study.store.connection(), "P7-1", SetAside::redone, {}, "t");
  study.store.connection().run("INSERT INTO set_aside VALUES ('P7-1', 'redone', 't')");
  CHECK(counting_sessions(study.store.connection(), listeners).size() == 129);
}
