#pragma once

#include "design/plan.h"
#include "session/event.h"
#include "session/state.h"

#include <vector>

/// The page of the experimenter's code. It lies over the session, which stays as it is.
namespace quietroom::session {

/// Esc always; every key from Esc on, so that no digit of the code is a vote.
bool is_for_code(const State& state, const Event& event);

struct CodeStep {
  std::vector<Effect> effects;
  bool leaves = false; ///< the right code was entered
};

/// Takes such a key.
CodeStep on_code_key(const design::Plan& plan, State& state, const Event& event);

/// What is due by now: the page opens when a sample has been heard to its end, and goes away when nobody has
/// pressed a key for a while.
std::vector<Effect> turn_code_page(State& state);

} // namespace quietroom::session
