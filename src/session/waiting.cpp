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

void postpone_keys(State& state) {
  if (state.waits) state.waits->counts_from_s = state.now_s + settling_s;
  if (state.console) state.console->counts_from_s = state.now_s + settling_s;
}

bool is_covered(const State& state) { return state.console || (state.code && state.code->open); }

void settle_console(State& state) {
  state.console->told = false;
  state.console->counts_from_s = state.now_s + settling_s;
}

bool is_paused(const State& state) { return (!state.has_focus || state.paused) && is<Ready>(state.phase); }

std::optional<double> goes_on_at_s(const State& state) {
  if (!state.waits || !state.waits->lasts_s || state.code || state.console) return std::nullopt;
  return state.waits->counts_from_s + *state.waits->lasts_s;
}

bool came_too_early(const State& state, double t_s) {
  return state.waits && t_s < state.waits->counts_from_s;
}

bool is_in_time(const State& state, const Heard& heard, double t_s) {
  const auto over_s = goes_on_at_s(state);
  return t_s >= heard.heard_s && !came_too_early(state, t_s) && !(over_s && t_s > *over_s);
}

std::vector<Effect> settle(State& state) {
  if (!state.waits || state.waits->told || is_covered(state) || is_paused(state) ||
      state.now_s < state.waits->counts_from_s)
    return {};
  state.waits->told = true;
  if (auto* heard = std::get_if<Heard>(&state.phase)) state.phase = Voting{std::move(*heard)};
  return {state.waits->announce};
}

void count_dropped_key(State& state, const Event& event) {
  if (state.moment && is_key(event) && !state.code && !state.console) ++state.moment->dropped_keys;
}

std::vector<Effect> end_moment(State& state) {
  if (!state.moment || awaits_answer(state.phase)) return {};
  Announce over;
  over.event = "moment_over";
  over.keys = std::exchange(state.moment, std::nullopt)->dropped_keys;
  return {over};
}

} // namespace quietroom::session
