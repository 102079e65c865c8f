#pragma once

#include "design/plan.h"
#include "session/state.h"

/// An attempt of which the sample may be heard more than once before its vote. Pure.
namespace quietroom::session {

/// The facts of all plays of an attempt; a fault of the last one is one of the attempt.
PlaybackFacts together(const PlaybackFacts& before, const PlaybackFacts& last);

/// How often the sample may still be heard before the vote on it.
int plays_left(const design::Plan& plan, const Heard& heard);

/// The sample sounds once more. Whatever was chosen is chosen anew; nothing is written, for the row is open.
Transition play_again(const design::Plan& plan, State state, const Heard& heard);

} // namespace quietroom::session
