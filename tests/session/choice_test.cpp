#include "session/choice.h"

#include "desk.h"

#include "method/methods.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::session;
using session::test_desk::Desk;

namespace {

const method::Question& five() { return method::find("acr")->questions.front(); }
const method::Question& seven() { return method::find("ccr")->questions.front(); }

Vote of(std::optional<int> value) { return {{0, 0, value}, 0}; }

/// A desk at the first vote of a study by a method.
Desk at_vote(const std::string& method, bool cannot_tell = false) {
  auto design = test::small_design();
  design.method = *method::find(method);
  design.cannot_tell = cannot_tell;
  Desk out(plan_for(design, test::small_set(), "L01"));
  out.to_first_trial();
  out.hear();
  return out;
}

} // namespace

TEST_CASE("a digit is a category of a scale of digits, and nothing on one of arrows") {
  CHECK(chosen_by(Digit{4, 0}, {five()}, {})->value == 4);
  CHECK_FALSE(chosen_by(Digit{6, 0}, {five()}, {}));
  CHECK_FALSE(chosen_by(Digit{2, 0}, {seven()}, {}));
}

TEST_CASE("arrows go from the middle, where nothing is chosen at first, to the ends and no further") {
  CHECK(chosen_by(Move{1, 0}, {seven()}, {})->value == 1);
  CHECK(chosen_by(Move{-1, 0}, {seven()}, {})->value == -1);
  CHECK(chosen_by(Move{-1, 0}, {seven()}, of(1))->value == 0);
  CHECK(chosen_by(Move{1, 0}, {seven()}, of(3))->value == 3);
  CHECK_FALSE(chosen_by(Move{1, 0}, {five()}, {}));
}

TEST_CASE("0 is cannot tell where a study allows it, and nothing where it does not") {
  CHECK_FALSE(chosen_by(Digit{0, 0}, {five()}, {}));
  const auto none = chosen_by(Digit{0, 0}, {five(), true}, {});
  REQUIRE(none);
  CHECK_FALSE(none->value);
  CHECK_FALSE(chosen_by(Digit{0, 0}, {seven(), true}, {})); // there 0 is "about the same"
  CHECK_FALSE(chosen_by(Pick{std::nullopt, 0}, {five()}, {}));
  CHECK(chosen_by(Pick{std::nullopt, 0}, {five(), true}, {}));
}

TEST_CASE("a touch is its category on any scale, if it is one") {
  CHECK(chosen_by(Pick{-3, 0}, {seven()}, {})->value == -3);
  CHECK_FALSE(chosen_by(Pick{-3, 0}, {five()}, {}));
}

TEST_CASE("a comparison is confirmed by Enter, and Enter alone chooses nothing") {
  Desk desk = at_vote("ccr");
  CHECK(desk.said.back().event == "vote_open");
  CHECK(desk.said.back().confirm);
  desk.on(GoOn{});
  CHECK(is<Voting>(desk.state.phase));
  for (const int by : {1, 1, -1}) desk.on(Move{by, std::max(11.5, desk.now_s)});
  REQUIRE(is<Chosen>(desk.state.phase));
  desk.on(GoOn{});
  desk.commit();
  CHECK(desk.pending.votes.back().answer == method::Answer{desk.pending.votes.back().answer.presented, 0, 1});
  CHECK(desk.pending.votes.size() == 1);
}

TEST_CASE("cannot tell is stored as an answer without a value") {
  Desk desk = at_vote("acr", true);
  desk.on(Digit{0, std::max(11.5, desk.now_s)});
  desk.commit();
  CHECK(desk.votes.size() == 1);
  CHECK_FALSE(desk.pending.votes.back().answer.value);
  CHECK_FALSE(desk.said.at(desk.said.size() - 2).vote);
}

TEST_CASE("on a scale of arrows cannot tell is below the lowest category, where a study allows it") {
  const ScaleOfVote scale{seven(), true};
  const auto none = chosen_by(Move{-1, 0}, scale, of(-3));
  REQUIRE(none);
  CHECK_FALSE(none->value);
  CHECK(chosen_by(Move{1, 0}, scale, of(std::nullopt))->value == -3);
  CHECK_FALSE(chosen_by(Move{-1, 0}, scale, of(std::nullopt))->value);
  CHECK(chosen_by(Move{-1, 0}, {seven()}, of(-3))->value == -3);
}
