#include "session/machine.h"

#include "support/small_study.h"

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <utility>

using namespace quietroom;
using namespace quietroom::session;

namespace {

design::Plan plan(bool confirm) {
  auto design = test::small_design();
  design.confirm = confirm;
  design.experimenter_code = "23";
  return plan_for(design, test::small_set(), "L01");
}

/// A room in which anything may happen at any time, and what is known of it at each moment.
struct Room {
  design::Plan plan;
  std::mt19937_64 engine;
  State state;
  double now_s = 0;
  bool verified = false;
  int rows = 0;
  int plays = 0;
  std::map<std::pair<int, int>, int> votes;
  StoreVote asked;
  std::string key_that_counts; // the event that was told last of those that wait for a key

  Room(unsigned seed) : plan(::plan(seed % 2 == 0)), engine(seed) { take(open(plan, begin(plan), now_s)); }

  bool one_in(unsigned n) { return engine() % n == 0; }

  void take(Step step) {
    const State before = std::exchange(state, std::move(step.state));
    for (const Effect& effect : step.effects) {
      if (std::holds_alternative<BeginAttempt>(effect)) ++rows;
      if (std::holds_alternative<Play>(effect)) {
        ++plays;
        REQUIRE(plays <= rows);
        REQUIRE(verified); // no sample opens before all are known to be the right files
      }
      if (const auto* vote = std::get_if<StoreVote>(&effect)) {
        REQUIRE_FALSE(before.code); // from Esc on no key is a vote
        asked = *vote;
      }
      if (const auto* said = std::get_if<Announce>(&effect)) on_said(*said);
    }
  }

  void on_said(const Announce& said) {
    if (said.event != "ready" && said.event != "vote_open") return;
    key_that_counts = said.event;
    REQUIRE(now_s >= state.counts_from_s);
  }

  Event any_key() {
    const double pressed_s = now_s - 0.1 * static_cast<double>(engine() % 3); // reported a little later
    switch (engine() % 8) {
    case 0:
    case 1:
    case 2:
      return GoOn{pressed_s};
    case 3:
    case 4:
    case 5:
      return Digit{static_cast<int>(engine() % 7), pressed_s};
    case 6:
      return one_in(2) ? Event(HearAgain{pressed_s}) : Event(Backspace{});
    default:
      return Escape{};
    }
  }

  Event any_answer() {
    switch (engine() % 12) {
    case 0:
      return BlockLoaded{};
    case 1:
      return CheckEnded{};
    case 2:
    case 3:
      return PlaybackEnded{{1, 1, 0, 0, one_in(4) ? "gap" : ""}, now_s};
    case 4:
      return BreakOver{};
    case 5:
      return Late{};
    case 6:
      if (one_in(6)) return NotCommitted{"no"};
      return one_in(6) ? Event(AudioFailed{"no"}) : Event(Clock{});
    case 7:
      if (one_in(4)) return FileChanged{"another file"};
      verified = true;
      return Verified{};
    default:
      return Committed{};
    }
  }

  void happen() {
    now_s += std::array{0.0, 0.02, 0.2, 0.4, 2.0}[engine() % 5];
    if (one_in(500)) now_s += 30;
    take(advance(plan, state, Clock{},
                 now_s)); // a page that has settled says so before the next thing happens
    const Event event = one_in(400) ? Event(Leave{}) : one_in(2) ? any_key() : any_answer();
    if (std::holds_alternative<Committed>(event) && state.phase == Phase::saving)
      ++votes[{asked.attempt.block, asked.attempt.trial}];
    take(advance(plan, state, event, now_s));
  }
};

} // namespace

TEST_CASE("whatever happens in whatever order, no trial has two votes, none sounds without a row or "
          "unverified, and "
          "no key after Esc is a vote") {
  const auto seed = GENERATE(range(0U, 300U));
  CAPTURE(seed);
  Room room(seed);
  for (int i = 0; i < 1500 && room.state.phase != Phase::closed; ++i) {
    room.happen();
    for (const auto& [trial, count] : room.votes) REQUIRE(count == 1);
    const bool covered = room.state.code && room.state.code->open;
    if (room.state.phase == Phase::playing) REQUIRE_FALSE(covered); // a sample is heard to its end
    if (room.state.phase == Phase::voting && !covered) REQUIRE(room.state.waits);
  }
}

TEST_CASE("whatever happened before, Enter and a digit within 300 ms of the last page do nothing") {
  const auto seed = GENERATE(range(0U, 300U));
  CAPTURE(seed);
  Room room(seed);
  for (int i = 0; i < 300 && room.state.phase != Phase::closed; ++i) {
    room.happen();
    if (!room.state.waits || room.state.waits_told || room.state.code) continue;
    const State before = room.state;
    const double soon_s = before.counts_from_s - 0.001;
    if (soon_s < room.now_s) continue;
    for (const Event& key : {Event(GoOn{soon_s}), Event(Digit{3, soon_s}), Event(HearAgain{soon_s})}) {
      const Step step = advance(room.plan, before, key, soon_s);
      REQUIRE(step.state.phase == before.phase);
      REQUIRE(step.state.vote == before.vote);
      REQUIRE(step.effects.empty());
    }
  }
}

TEST_CASE("whatever happened before, a program that answers what it is told at once is never ignored") {
  int answered = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Room room(seed);
    for (int i = 0; i < 1500 && room.state.phase != Phase::closed; ++i) {
      room.key_that_counts.clear();
      room.happen();
      if (room.key_that_counts.empty() || room.state.code || !room.state.waits || !room.state.waits_told)
        continue;
      const State before = room.state;
      const bool vote = room.key_that_counts == "vote_open";
      const Event key = vote ? Event(Digit{3, room.now_s}) : Event(GoOn{room.now_s});
      const Step step = advance(room.plan, before, key, room.now_s);
      if (vote)
        REQUIRE((step.state.vote == 3 && step.state.phase != Phase::voting));
      else
        REQUIRE(step.state.phase != before.phase);
      ++answered;
    }
  }
  CHECK(answered > 3000);
}
