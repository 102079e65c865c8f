#pragma once

#include "session/event.h"
#include "session/state.h"

#include <string>
#include <vector>

/// The steps of the page on which the listening level is set, within an open console.
namespace quietroom::session {

/// A digit, where the step is a choice.
std::vector<Effect> level_choice(State& state, int digit);

/// Enter: the answer is taken or refused, the tone is played, the level is asked for.
std::vector<Effect> level_entered(State& state);

/// To the step before; false at the first one.
bool level_goes_back(State& state);

/// The tone is over. A device that went away is loaded anew by whoever halts: see AudioFailed.
std::vector<Effect> tone_ended(State& state, const ToneEnded& tone);

void level_refused(State& state, LevelRefusal why);
void level_stored(State& state, const LevelStored& stored);

} // namespace quietroom::session
