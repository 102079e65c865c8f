#include "session/steps.h"

#include "session/waiting.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::session;

namespace {

/// Two practice trials, then twelve with a break after five.
design::Plan plan() { return plan_for(test::small_design(), test::small_set(), "L01"); }

/// The state of a session after so many answered trials.
State answered(const design::Plan& p, int trials) {
  State out;
  out.now_s = 100;
  out.progress = begin(p);
  for (int i = 0; i < trials; ++i) out.progress = after(p, out.progress, Outcome::answered);
  return out;
}

StoreVote vote(const design::Plan& p, const State& state, int value) {
  return {next_attempt(p, state.progress), {}, {{{0, 0, value}, 800}}, 0};
}

std::vector<std::string> said(const Transition& step) {
  std::vector<std::string> out;
  for (const Effect& effect : step.effects)
    if (const auto* announce = std::get_if<Announce>(&effect)) out.push_back(announce->event);
  return out;
}

template<class Of>
const Of* effect(const Transition& step) {
  for (const Effect& each : step.effects)
    if (const auto* out = std::get_if<Of>(&each)) return out;
  return nullptr;
}

const PlaybackFacts underrun{48000, 100, 1, 0, Reason::underrun};

} // namespace

TEST_CASE("a phase that takes no keys waits for none") {
  State state;
  wait_for_key(state, Announce{});
  CHECK(to(state, Rested{}).state.waits);
  CHECK_FALSE(to(state, Saving{}).state.waits);
}

TEST_CASE("before a sample a page waits that names its trial") {
  const auto p = plan();
  const Transition step = to_ready(p, answered(p, 1));
  CHECK(is<Ready>(step.state.phase));
  REQUIRE(step.state.waits);
  CHECK(step.state.waits->announce.screen == Screen::trial);
  CHECK(step.state.waits->announce.attempt.trial == 2);
  CHECK(step.effects.empty()); // it is told when the key counts
}

TEST_CASE("each phase that awaits the store asks for what it stands for") {
  const auto p = plan();
  const State state = answered(p, 1);
  const StoreVote asked = vote(p, state, 4);
  const Transition saving = to_store(p, state, Saving{asked});
  REQUIRE(effect<StoreVote>(saving));
  CHECK(effect<StoreVote>(saving)->votes == asked.votes);
  const Transition voiding = to_store(p, state, Voiding{{asked.attempt, underrun, 3}});
  REQUIRE(effect<VoidAttempt>(voiding));
  CHECK(effect<VoidAttempt>(voiding)->ignored_keys == 3);
  CHECK(effect<StoreFinished>(to_store(p, state, Finishing{})));
  const Transition starting = to_store(p, state, Starting{});
  REQUIRE(effect<BeginAttempt>(starting));
  CHECK(effect<BeginAttempt>(starting)->attempt == next_attempt(p, state.progress));
  for (const Transition* step : {&saving, &voiding, &starting}) CHECK(step->effects.size() == 1);
}

TEST_CASE("a block is loaded by its number, and what comes then is remembered") {
  const auto p = plan();
  const Transition step = load(answered(p, 2), Next::trial);
  REQUIRE(effect<LoadBlock>(step));
  CHECK(effect<LoadBlock>(step)->block == 1);
  CHECK(std::get<Loading>(step.state.phase).then == Next::trial);
}

TEST_CASE(
    "a halt tells the experimenter, waits on the screen that stood there, and a failure says so first") {
  const auto p = plan();
  State state = answered(p, 2);
  state.phase = Finishing{};
  const Halted halted{Reason::store, "the disk is full", {StoreFinished{}}, Finishing{}};
  const Transition step = halt(p, state, halted);
  CHECK(std::get<Halted>(step.state.phase).sentence == "the disk is full");
  REQUIRE(step.effects.size() == 1);
  CHECK(std::get<Tell>(step.effects[0]).sentence == "the disk is full");
  REQUIRE(step.state.waits);
  CHECK(step.state.waits->announce.screen == Screen::thanks);
  const Transition failed = fail(p, state, halted);
  REQUIRE(failed.effects.size() == 2);
  const auto& fault = std::get<Announce>(failed.effects[0]);
  CHECK(fault.event == "fault");
  CHECK(fault.reason == Reason::store);
}

TEST_CASE("a stored vote is told, ends a run of faults, and its trial is answered") {
  const auto p = plan();
  State state = answered(p, 0);
  state.faults_in_a_row = 2;
  const Transition step = after_vote(p, state, vote(p, state, 4));
  CHECK(said(step) == std::vector<std::string>{"voted"});
  CHECK(effect<Announce>(step)->vote == 4);
  CHECK(effect<Announce>(step)->attempt.trial == 1); // the one that was answered
  CHECK(step.state.faults_in_a_row == 0);
  CHECK(std::get<Saved>(step.state.last).answer.value == 4);
  CHECK(is<Ready>(step.state.phase));
  CHECK(next_attempt(p, step.state.progress).trial == 2);
}

TEST_CASE("after a vote comes the next block, the break or the end where it is due, and the break once") {
  const auto p = plan();
  const auto after_trial = [&](int number) {
    const State state = answered(p, number - 1);
    return after_vote(p, state, vote(p, state, 3));
  };
  CHECK(is<Ready>(after_trial(1).state.phase));
  CHECK(is<Loading>(after_trial(2).state.phase));
  CHECK(is<Ready>(after_trial(6).state.phase));
  const Transition rest = after_trial(7); // the fifth of the main block
  CHECK(is<Resting>(rest.state.phase));
  CHECK(said(rest) == std::vector<std::string>{"voted", "break"});
  CHECK(effect<StartBreak>(rest)->seconds == p.break_min_s);
  CHECK(is<Ready>(after_trial(8).state.phase));
  const Transition end = after_trial(14);
  CHECK(is<Finishing>(end.state.phase));
  CHECK(effect<StoreFinished>(end));
}

TEST_CASE("no break is due in practice, nor behind the last trial") {
  auto p = plan();
  p.break_after = 1;
  const auto phase_after = [&](int number) {
    const State state = answered(p, number - 1);
    return after_vote(p, state, vote(p, state, 3)).state.phase;
  };
  CHECK(is<Ready>(phase_after(1)));
  CHECK(is<Resting>(phase_after(3))); // the first of the main block
  p.break_after = 12;
  CHECK(is<Finishing>(phase_after(14)));
}

TEST_CASE("a void attempt is repeated, and a third one in a row calls the experimenter and counts anew") {
  const auto p = plan();
  State state = answered(p, 0);
  for (int i = 1; i <= 3; ++i) {
    const Transition step = after_fault(p, state, underrun);
    CAPTURE(i);
    CHECK(said(step).front() == "repeat");
    CHECK(std::holds_alternative<Repeated>(step.state.last));
    CHECK(is<Halted>(step.state.phase) == (i == 3));
    CHECK(step.state.faults_in_a_row == i % 3);
    state = step.state;
  }
  CHECK(std::get<Halted>(state.phase).reason == Reason::repeated_faults);
  CHECK(std::get<Halted>(state.phase).retry.empty());
  CHECK(state.progress.queue == std::deque<int>{2, 1});
}

TEST_CASE("a device that went away halts at once and is opened anew with its block") {
  const auto p = plan();
  const Transition step = after_fault(p, answered(p, 2), {48000, 100, 0, 0, Reason::device_lost});
  REQUIRE(is<Halted>(step.state.phase));
  const auto& halted = std::get<Halted>(step.state.phase);
  CHECK(halted.reason == Reason::device_lost);
  REQUIRE(halted.retry.size() == 1);
  CHECK(std::get<LoadBlock>(halted.retry[0]).block == 1);
  CHECK(std::get<Loading>(halted.then).then == Next::trial);
}
