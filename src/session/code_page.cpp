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

bool is_right(const design::Plan& plan, CodePage& code) {
  if (!code.open || code.typed.empty()) return false;
  const std::string typed = std::exchange(code.typed, {});
  code.wrong = typed != plan.experimenter_code;
  return !code.wrong;
}

} // namespace

bool is_for_code(const State& state, const Event& event) {
  if (std::holds_alternative<Escape>(event)) return true;
  return state.code && (std::holds_alternative<GoOn>(event) || std::holds_alternative<HearAgain>(event) ||
                        std::holds_alternative<Digit>(event) || std::holds_alternative<Backspace>(event));
}

CodeStep on_code_key(const design::Plan& plan, State& state, const Event& event) {
  if (std::holds_alternative<Escape>(event)) return {on_escape(state), false};
  CodePage& code = *state.code;
  code.until_s = state.now_s + patience_s;
  if (const auto* digit = std::get_if<Digit>(&event); digit != nullptr && code.typed.size() < most_digits)
    code.typed += static_cast<char>('0' + digit->value);
  if (std::holds_alternative<Backspace>(event) && !code.typed.empty()) code.typed.pop_back();
  return {{}, std::holds_alternative<GoOn>(event) && is_right(plan, code)};
}

std::vector<Effect> turn_code_page(State& state) {
  if (!state.code) return {};
  if (state.code->open)
    return state.now_s >= state.code->until_s ? close_code(state, Reason::timeout) : std::vector<Effect>{};
  if (sounds(state.phase)) return {};
  state.code->open = true;
  state.code->until_s = state.now_s + patience_s;
  return {said("code_open")};
}

} // namespace quietroom::session
