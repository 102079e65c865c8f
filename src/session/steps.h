#pragma once

#include "design/plan.h"
#include "session/state.h"

#include <string>
#include <vector>

/// The steps that a session is made of; machine.h says which comes when.
namespace quietroom::session {

/// Into a phase, with these effects.
Step to(State state, Phase phase, std::vector<Effect> effects = {});

/// Before the next sample.
Step to_ready(const design::Plan& plan, State state);

/// Into a phase that awaits the store, with what is asked of it.
Step to_store(const design::Plan& plan, State state, Phase phase);

/// What a phase that awaits the store asks of it; again, where the store could not do it.
std::vector<Effect> asked_of_store(const design::Plan& plan, const State& state);

/// Loads the block that comes.
Step load(State state, Next then);

/// Stops for the experimenter; Enter tries again, so the station announces that it waits.
Step halt(const design::Plan& plan, State state, Halted halted);

/// The same with a `fault` before it, for failures that no event has told yet.
Step fail(const design::Plan& plan, State state, Halted halted);

/// A vote is durable: the next trial, block or break, or the end.
Step after_vote(const design::Plan& plan, State state, const StoreVote& stored);

/// A void attempt is written down: its trial will come again, unless something is wrong that repeating does
/// not cure.
Step after_fault(const design::Plan& plan, State state, const PlaybackFacts& facts);

} // namespace quietroom::session
