#pragma once

#include "session/event.h"
#include "session/state.h"

#include <optional>
#include <vector>

/// What the keys of the experimenter's page of actions do.
namespace quietroom::session {

/// Opens it, over the page that is there.
void open_console(State& state);

/// Which actions there are now. A block begins again only between its samples, the level is set only before
/// the first sample of a sitting: what was heard keeps its gain.
bool is_offered(const design::Plan& plan, const State& state, Action action);

/// The action of a digit of the page; nothing where it has none, or it is not offered now.
std::optional<Action> action_of_key(const design::Plan& plan, const State& state, int digit);

/// While it is open: every key, and the answers that it waits for.
bool is_for_console(const State& state, const Event& event);

/// Whether letters are typed there, so that no key has another meaning.
bool takes_text(const Console& console);

struct ConsoleStep {
  Transition step;
  bool leaves = false; ///< the experimenter ends the sitting
};

/// Takes such an event.
ConsoleStep on_console(const design::Plan& plan, State state, const Event& event);

/// What is due by now: it says that it has settled, and goes away when nobody has pressed a key for a while.
std::vector<Effect> turn_console(const design::Plan& plan, State& state);

/// When turn_console() has something to do; nothing = after an event only.
std::optional<double> console_deadline_s(const Console& console);

} // namespace quietroom::session
