#pragma once

#include "design/plan.h"
#include "session/state.h"

#include <string>
#include <vector>

/// The steps that a session is made of; machine.h says which comes when.
namespace quietroom::session {

/// Into a phase, with these effects.
Transition to(State state, Phase phase, std::vector<Effect> effects = {});

/// A page that waits for a key; a file that was found to be changed meanwhile comes before it.
Transition show(const design::Plan& plan, State state, Phase phase, Screen screen);

/// Before the first trial: nobody has heard anything yet that would have to be repeated.
Transition call_for_file(const design::Plan& plan, State state);

/// Before the next sample.
Transition to_ready(const design::Plan& plan, State state);

/// Into a phase that awaits the store, with what is asked of it.
Transition to_store(const design::Plan& plan, State state, Phase phase);

/// What a phase that awaits the store asks of it; again, where the store could not do it.
std::vector<Effect> asked_of_store(const design::Plan& plan, const State& state);

/// Loads the block that comes.
Transition load(State state, Next then);

/// What comes behind the practice.
Next after_practice(const design::Plan& plan);

/// The break begins.
Transition begin_break(const design::Plan& plan, State state);

/// Stops for the experimenter; Enter tries again, so the station announces that it waits.
Transition halt(const design::Plan& plan, State state, Halted halted);

/// The same with a `fault` before it, for failures that no event has told yet.
Transition fail(const design::Plan& plan, State state, Halted halted);

/// A vote is durable: the next trial, block or break, or the end.
Transition after_vote(const design::Plan& plan, State state, const StoreVote& stored);

/// A void attempt is written down: its trial will come again, unless something is wrong that repeating does
/// not cure.
Transition after_fault(const design::Plan& plan, State state, const PlaybackFacts& facts);

} // namespace quietroom::session
