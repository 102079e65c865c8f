#include "analysis/standing.h"

#include "support/hand_votes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::analysis;

namespace {

/// Four listeners, A and B alike, C far below: A - B is 1, -1, 0, 0.
votes::VoteTable votes_on_three(const std::string& method = "") {
  std::string csv = "listener,stimulus,condition,method,vote\n";
  const auto add = [&](const char* listener, int a, int b, int c) {
    const int votes[] = {a, b, c};
    for (int i = 0; i < 3; ++i)
      csv += std::string(listener) + ",s," + "ABC"[i] + ',' + method + ',' + std::to_string(votes[i]) + '\n';
  };
  add("L1", 5, 4, 1);
  add("L2", 4, 5, 2);
  add("L3", 5, 5, 1);
  add("L4", 4, 4, 1);
  return test::hand_votes(csv);
}

std::vector<ConditionKey> rows(const std::string& ids) {
  std::vector<ConditionKey> out;
  for (const char id : ids) out.push_back({"", std::string(1, id)});
  return out;
}

} // namespace

TEST_CASE("standings: the highest mean and what is not significantly lower are the best") {
  const Standings answer = standings(votes_on_three(), rows("ABC"));
  CHECK(answer.of.at({"", "A"}) == Standing{"a", true});
  CHECK(answer.of.at({"", "B"}) == Standing{"a", true});
  CHECK(answer.of.at({"", "C"}) == Standing{"b", false});
  CHECK(answer.pairs == 3);
}

TEST_CASE("standings: the best is among the rows shown, with the correction for all pairs") {
  const Standings answer = standings(votes_on_three(), rows("C"));
  CHECK(answer.of.size() == 1);
  CHECK(answer.of.at({"", "C"}) == Standing{"a", false}); // nothing beside it
  CHECK(answer.pairs == 3);
}

TEST_CASE("standings: loudness preference, which is best in the middle, has no best") {
  const Standings answer = standings(votes_on_three("loudness"), rows("ABC"));
  CHECK(answer.no_best == std::vector<std::string>{""});
  for (const char* id : {"A", "B", "C"}) CHECK(!answer.of.at({"", id}).best);
  CHECK(answer.of.at({"", "A"}).letters == "a"); // a difference is one anyway
  CHECK(answer.of.at({"", "C"}).letters == "b");
}

TEST_CASE("standings: without a test nobody is best") {
  const auto one = test::hand_votes("listener,stimulus,condition,vote\nL1,s,A,5\nL1,s,B,1\n");
  for (const char* id : {"A", "B"}) CHECK(!standings(one, rows("AB")).of.at({"", id}).best);
}

TEST_CASE("standings: each question has a best of its own") {
  const Standings answer =
      standings(test::two_questions(), {{"SIG", "A"}, {"SIG", "B"}, {"BAK", "A"}, {"BAK", "B"}});
  CHECK(answer.of.at({"SIG", "A"}).best);
  CHECK(answer.of.at({"BAK", "B"}).best);
}
