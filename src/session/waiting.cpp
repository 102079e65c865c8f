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

Announce waits_at(const design::Plan& plan, const State& state, Screen screen) {
  Announce out = announce(plan, state, "ready");
  out.screen = screen;
  return out;
}

void wait_for_key(State& state, Announce announce) {
  state.waits = Wait{std::move(announce)};
  wait_again(state);
}

void wait_again(State& state) {
  if (!state.waits) return;
  state.waits->told = false;
  state.waits->counts_from_s = state.now_s + settling_s;
}

bool came_too_early(const State& state, double t_s) {
  return state.waits && t_s < state.waits->counts_from_s;
}

std::vector<Effect> settle(State& state) {
  const bool covered = state.code && state.code->open;
  if (!state.waits || state.waits->told || covered || state.now_s < state.waits->counts_from_s) return {};
  state.waits->told = true;
  if (auto* heard = std::get_if<Heard>(&state.phase)) state.phase = Voting{std::move(*heard)};
  return {state.waits->announce};
}

void count_dropped_key(State& state, const Event& event) {
  const bool is_key = std::holds_alternative<GoOn>(event) || std::holds_alternative<HearAgain>(event) ||
                      std::holds_alternative<Digit>(event) || std::holds_alternative<Backspace>(event);
  if (state.moment && is_key && !state.code) ++state.moment->dropped_keys;
}

std::vector<Effect> end_moment(State& state) {
  if (!state.moment || awaits_answer(state.phase)) return {};
  Announce over;
  over.event = "moment_over";
  over.keys = std::exchange(state.moment, std::nullopt)->dropped_keys;
  return {over};
}

} // namespace quietroom::session
