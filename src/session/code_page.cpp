#include "session/code_page.h"

#include "session/waiting.h"

#include <utility>

namespace quietroom::session {

namespace {

constexpr double patience_s = 20;       // without a key
constexpr std::size_t most_digits = 32; // of what is typed; a key that lies on the keyboard types without end

Announce said(std::string event, std::optional<Reason> reason = {}) {
  Announce out;
  out.event = std::move(event);
  out.reason = reason;
  return out;
}

std::vector<Effect> close_code(State& state, Reason reason) {
  if (state.code->open) wait_again(state);
  state.code.reset();
  return {said("code_closed", reason)};
}

std::vector<Effect> on_escape(State& state) {
  if (is<Closed>(state.phase)) return {};
  if (state.code) return close_code(state, Reason::escape);
  state.code.emplace();
  if (sounds(state.phase)) return {said("code_asked")};
  return turn_code_page(state);
}

/// Somebody else hashes it: that takes a while.
std::vector<Effect> enter_code(CodePage& code) {
  if (!code.open || code.typed.empty()) return {};
  code.checking = true;
  code.refused.reset();
  return {CheckCode{std::exchange(code.typed, {})}};
}

/// A verdict on a page that was left meanwhile means nothing.
bool is_right(State& state, CodeVerdict verdict) {
  if (!state.code || !state.code->checking) return false;
  state.code->checking = false;
  state.code->until_s = state.now_s + patience_s;
  if (verdict == CodeVerdict::right)
    state.code.reset();
  else
    state.code->refused = verdict;
  return verdict == CodeVerdict::right;
}

} // namespace

std::vector<Effect> ask_to_let_on(State& state) {
  state.code.emplace();
  state.code->lets_on = true;
  return turn_code_page(state);
}

bool is_for_code(const State& state, const Event& event) {
  if (std::holds_alternative<Escape>(event) || std::holds_alternative<CodeChecked>(event)) return true;
  return state.code && is_key(event);
}

CodeStep on_code_key(State& state, const Event& event) {
  if (std::holds_alternative<Escape>(event)) return {on_escape(state), false};
  if (const auto* checked = std::get_if<CodeChecked>(&event)) {
    const bool lets_on = state.code && state.code->lets_on;
    if (!is_right(state, checked->verdict)) return {};
    return lets_on ? CodeStep{{said("code_closed")}, false, true} : CodeStep{{}, true};
  }
  CodePage& code = *state.code;
  code.until_s = state.now_s + patience_s;
  if (code.checking) return {};
  if (const auto* digit = std::get_if<Digit>(&event); digit != nullptr && code.typed.size() < most_digits)
    code.typed += static_cast<char>('0' + digit->value);
  if (std::holds_alternative<Backspace>(event) && !code.typed.empty()) code.typed.pop_back();
  if (std::holds_alternative<GoOn>(event)) return {enter_code(code), false};
  return {};
}

std::vector<Effect> turn_code_page(State& state) {
  if (!state.code) return {};
  if (state.code->open)
    return state.now_s >= state.code->until_s && !state.code->checking ? close_code(state, Reason::timeout)
                                                                       : std::vector<Effect>{};
  if (sounds(state.phase)) return {};
  state.code->open = true;
  state.code->until_s = state.now_s + patience_s;
  return {said("code_open")};
}

} // namespace quietroom::session
