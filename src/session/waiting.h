#pragma once

#include "design/plan.h"
#include "session/state.h"

#include <string>
#include <vector>

/// When a key counts, and what is said of it.
namespace quietroom::session {

/// A page that has just come takes no key for so long: the key was meant for the page before.
constexpr double settling_s = 0.3;

/// A line of the event stream that names the trial of this state.
Announce announce(const design::Plan& plan, const State& state, std::string event);

/// The `ready` of a screen.
Announce waits_at(const design::Plan& plan, const State& state, Screen screen);

/// The page has changed: `announce` is said once a key counts.
void wait_for_key(State& state, Announce announce);

/// The page as it was before another stood over it.
void wait_again(State& state);

/// The focus has come: a key or click of this moment was meant for another window, or for bringing it.
void postpone_keys(State& state);

/// Another page lies over the one of the session, and takes its keys.
bool is_covered(const State& state);

/// A page of the console has come: a key counts once it has settled.
void settle_console(State& state);

/// The next sample waits until the keys come to this window again, or the experimenter ends the pause.
bool is_paused(const State& state);

/// Whether a key that went down then was meant for the page before.
bool came_too_early(const State& state, double t_s);

/// Whether a key for the vote on what was heard came in its time: not pressed before the vote opened and
/// reported later, nor after its time was over.
bool is_in_time(const State& state, const Heard& heard, double t_s);

/// When the page goes on without a key; nothing = never, or not while another page stands over it.
std::optional<double> goes_on_at_s(const State& state);

/// What is due by now: a page that has settled says so, and a vote opens.
std::vector<Effect> settle(State& state);

/// Counts a key that comes while the screen says that it takes a moment.
void count_dropped_key(State& state, const Event& event);

/// The moment is over once nothing is awaited any longer.
std::vector<Effect> end_moment(State& state);

} // namespace quietroom::session
