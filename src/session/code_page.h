#pragma once

#include "session/event.h"
#include "session/state.h"

#include <vector>

/// The page of the experimenter's code. It lies over the session, which stays as it is.
namespace quietroom::session {

/// Esc and the verdict on a code always; every key from Esc on, so that no digit of the code is a vote.
bool is_for_code(const State& state, const Event& event);

struct CodeStep {
  std::vector<Effect> effects;
  bool opens = false;   ///< the right code was entered: the page of actions comes in its place
  bool lets_on = false; ///< or what the operator was called for begins again
};

/// The page for a code that does not end the session but lets it go on, where the operator was called.
std::vector<Effect> ask_to_let_on(State& state);

/// Takes such an event. What was entered is checked elsewhere (CheckCode); no key counts until that answers.
CodeStep on_code_key(State& state, const Event& event);

/// What is due by now: the page opens when a sample has been heard to its end, and goes away when nobody has
/// pressed a key for a while.
std::vector<Effect> turn_code_page(State& state);

} // namespace quietroom::session
