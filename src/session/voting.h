#pragma once

#include "design/plan.h"
#include "session/event.h"
#include "session/state.h"

#include <variant>

/// From the end of a sample to the vote on it.
namespace quietroom::session {

/// What may choose a category.
using VoteKey = std::variant<Digit, Move, Pick>;

/// The sample is over: a moment later the vote opens, or a fault voids the attempt. Only while it plays.
Transition after_play(const design::Plan& plan, State state, const PlaybackEnded& playback);

/// A key while the vote is open, whether there is a choice already or not: it is the vote, or a choice that
/// Enter confirms.
Transition choose_vote(const design::Plan& plan, State state, const VoteKey& key);

/// What is chosen is stored.
Transition save_choice(const design::Plan& plan, State state);

/// Its time is over. Nothing is voted, whatever was chosen: a choice counts once it is confirmed.
Transition miss_vote(const design::Plan& plan, State state);

} // namespace quietroom::session
