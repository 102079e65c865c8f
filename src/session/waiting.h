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

/// Whether a key that went down then was meant for the page before.
bool came_too_early(const State& state, double t_s);

/// What is due by now: a page that has settled says so, and a vote opens.
std::vector<Effect> settle(State& state);

/// Counts a key that comes while the screen says that it takes a moment.
void count_dropped_key(State& state, const Event& event);

/// The moment is over once nothing is awaited any longer.
std::vector<Effect> end_moment(State& state);

} // namespace quietroom::session
