#include "session/voting.h"

#include "session/desk.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;

namespace {

Desk at_vote(bool confirm) {
  Desk desk(plan(confirm));
  desk.to_first_trial();
  desk.now_s = 10;
  desk.hear();
  return desk;
}

} // namespace

TEST_CASE(
    "a key is the vote at once, or a choice that Enter confirms, with the time since the sample's end") {
  const Desk desk = at_vote(false);
  const double t_s = desk.now_s + 0.25;
  const Transition voted = choose_vote(desk.plan, desk.state, Digit{4, t_s});
  const Vote& vote = std::get<Saving>(voted.state.phase).asked.votes.at(0);
  CHECK(vote.answer.value == 4);
  CHECK(vote.response_ms == Approx(1e3 * (t_s - 10)));
  const Desk careful = at_vote(true);
  const Transition chosen = choose_vote(careful.plan, careful.state, Digit{2, t_s});
  REQUIRE(is<Chosen>(chosen.state.phase));
  const Transition changed = choose_vote(careful.plan, chosen.state, Pick{5, t_s});
  const Transition saved = save_choice(careful.plan, changed.state);
  CHECK(std::get<Saving>(saved.state.phase).asked.votes.at(0).answer.value == 5);
}

TEST_CASE(
    "a key without a meaning changes nothing, and one that was pressed before the vote opened is counted") {
  const Desk desk = at_vote(false);
  const Transition none = choose_vote(desk.plan, desk.state, Digit{9, desk.now_s});
  CHECK(std::get<Voting>(none.state.phase).heard.ignored_keys == 0);
  const Transition early = choose_vote(desk.plan, desk.state, Digit{4, 10.0});
  CHECK(std::get<Voting>(early.state.phase).heard.ignored_keys == 1);
}

TEST_CASE("a vote that is missed has no value, also where one was chosen") {
  const Desk desk = at_vote(true);
  const Transition chosen = choose_vote(desk.plan, desk.state, Digit{2, desk.now_s + 0.25});
  for (const State& state : {desk.state, chosen.state}) {
    const Transition missed = miss_vote(desk.plan, state);
    const Vote vote = std::get<Saving>(missed.state.phase).asked.votes.at(0);
    CHECK_FALSE(vote.answer.value);
    CHECK_FALSE(vote.given);
  }
}

TEST_CASE("a play with a fault voids the attempt, one without opens the vote") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.commit();
  const Transition faulty =
      after_play(desk.plan, desk.state, {{48000, 1000, 1, 0, Reason::underrun}, desk.now_s});
  CHECK(is<Voiding>(faulty.state.phase));
  const Transition whole = after_play(desk.plan, desk.state, {{48000, 48000, 0, 0, {}}, desk.now_s});
  CHECK(is<Heard>(whole.state.phase));
}
