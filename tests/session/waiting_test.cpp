#include "session/waiting.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::session;

namespace {

design::Plan plan() { return plan_for(test::small_design(), test::small_set(), "L01"); }

/// A page that came at 10 s.
State waiting(Phase phase = Rested{}) {
  State out;
  out.now_s = 10;
  out.phase = std::move(phase);
  Announce announce;
  announce.event = "ready";
  wait_for_key(out, announce);
  return out;
}

} // namespace

TEST_CASE("a page takes keys that go down 300 ms after it came, and none before") {
  const State state = waiting();
  CHECK(came_too_early(state, 10.299));
  CHECK_FALSE(came_too_early(state, 10.3));
  CHECK_FALSE(came_too_early(State{}, 0)); // no page has come
}

TEST_CASE("what a page waits for is told once, when its key counts") {
  State state = waiting();
  state.now_s = 10.299;
  CHECK(settle(state).empty());
  state.now_s = 10.3;
  const auto effects = settle(state);
  REQUIRE(effects.size() == 1);
  CHECK(std::get<Announce>(effects[0]).event == "ready");
  CHECK(settle(state).empty());
}

TEST_CASE("a page under that of the experimenter's code is not told, and settles anew when it is back") {
  State state = waiting();
  state.now_s = 11;
  state.code = CodePage{.typed = "", .open = true};
  CHECK(settle(state).empty());
  state.code->open = false; // asked for, while a sample is heard to its end
  CHECK(settle(state).size() == 1);
  state.code.reset();
  wait_again(state);
  CHECK(came_too_early(state, 11.2));
  CHECK(settle(state).empty());
  state.now_s = 11.3;
  CHECK(settle(state).size() == 1);
  State none;
  wait_again(none);
  CHECK_FALSE(none.waits);
}

TEST_CASE("the vote opens when its page has settled, with what was heard") {
  State state = waiting(Heard{{48000, 48000, 0, 0, {}}, 9.5, 2});
  CHECK(settle(state).empty());
  CHECK(is<Heard>(state.phase));
  state.now_s = 10.3;
  CHECK(settle(state).size() == 1);
  REQUIRE(is<Voting>(state.phase));
  CHECK(std::get<Voting>(state.phase).heard.ignored_keys == 2);
  CHECK(std::get<Voting>(state.phase).heard.heard_s == 9.5);
}

TEST_CASE("an announcement names the trial that comes, and none when all are answered") {
  const auto p = plan();
  State state;
  state.progress = begin(p);
  Announce out = waits_at(p, state, Screen::rest);
  CHECK(out.event == "ready");
  CHECK(out.screen == Screen::rest);
  CHECK(out.attempt == next_attempt(p, state.progress));
  CHECK(out.of == 2);
  while (!all_answered(p, state.progress)) state.progress = after(p, state.progress, Outcome::answered);
  out = announce(p, state, "finished");
  CHECK(out.event == "finished");
  CHECK(out.attempt.block == 0);
}

TEST_CASE("in the moment that takes a while keys are counted, but not time, events or digits of the code") {
  State state;
  count_dropped_key(state, GoOn{});
  CHECK_FALSE(state.moment);
  state.moment.emplace();
  for (const Event& key : {Event(GoOn{}), Event(HearAgain{}), Event(Digit{3, 1}), Event(Backspace{})})
    count_dropped_key(state, key);
  for (const Event& other : {Event(Clock{}), Event(Committed{}), Event(Escape{})})
    count_dropped_key(state, other);
  CHECK(state.moment->dropped_keys == 4);
  state.code.emplace();
  count_dropped_key(state, Digit{3, 1});
  CHECK(state.moment->dropped_keys == 4);
}

TEST_CASE("the moment is over with the answer, and says how many keys were dropped") {
  State state;
  CHECK(end_moment(state).empty());
  state.moment = Moment{2};
  state.phase = Saving{};
  CHECK(end_moment(state).empty());
  state.phase = Ready{};
  const auto effects = end_moment(state);
  REQUIRE(effects.size() == 1);
  CHECK(std::get<Announce>(effects[0]).event == "moment_over");
  CHECK(std::get<Announce>(effects[0]).keys == 2);
  CHECK_FALSE(state.moment);
}
