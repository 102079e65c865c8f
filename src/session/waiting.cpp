#include "session/waiting.h"

#include <utility>

namespace quietroom::session {

Announce announce(const design::Plan& plan, const State& state, std::string event) {
  Announce out;
  out.event = std::move(event);
  if (!all_answered(plan, state.progress)) out.attempt = next_attempt(plan, state.progress);
  out.of = trials_in_block(plan, state.progress);
  return out;
}

Announce waits_at(const design::Plan& plan, const State& state, std::string screen) {
  Announce out = announce(plan, state, "ready");
  out.screen = std::move(screen);
  return out;
}

std::string screen_of(Phase phase) {
  switch (phase) {
  case Phase::checking:
    return "check";
  case Phase::finishing:
    return "thanks";
  default:
    return "trial";
  }
}

bool takes_keys(Phase phase) {
  switch (phase) {
  case Phase::welcome:
  case Phase::instructions:
  case Phase::check:
  case Phase::checked:
  case Phase::ready:
  case Phase::heard:
  case Phase::voting:
  case Phase::chosen:
  case Phase::rested:
  case Phase::thanks:
  case Phase::halted:
    return true;
  default:
    return false;
  }
}

bool awaits_store(Phase phase) {
  return phase == Phase::starting || phase == Phase::saving || phase == Phase::voiding ||
         phase == Phase::finishing;
}

bool awaits_answer(Phase phase) { return awaits_store(phase) || phase == Phase::playing; }

bool before_trials(Phase phase) {
  return phase == Phase::welcome || phase == Phase::instructions || phase == Phase::check ||
         phase == Phase::checked || phase == Phase::verifying;
}

void wait_for_key(State& state, Announce announce) {
  state.waits = std::move(announce);
  wait_again(state);
}

void wait_again(State& state) {
  if (!state.waits) return;
  state.waits_told = false;
  state.counts_from_s = state.now_s + settling_s;
}

std::vector<Effect> settle(State& state) {
  const bool covered = state.code && state.code->open;
  if (!state.waits || state.waits_told || covered || state.now_s < state.counts_from_s) return {};
  state.waits_told = true;
  if (state.phase == Phase::heard) state.phase = Phase::voting;
  return {*state.waits};
}

void count_dropped_key(State& state, const Event& event) {
  const bool is_key = std::holds_alternative<GoOn>(event) || std::holds_alternative<HearAgain>(event) ||
                      std::holds_alternative<Digit>(event) || std::holds_alternative<Backspace>(event);
  if (state.one_moment && is_key && !state.code) ++state.moment_keys;
}

std::vector<Effect> end_moment(State& state) {
  if (!state.one_moment || awaits_answer(state.phase)) return {};
  state.one_moment = false;
  Announce over;
  over.event = "moment_over";
  over.keys = std::exchange(state.moment_keys, 0);
  return {over};
}

} // namespace quietroom::session
