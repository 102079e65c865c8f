#pragma once

#include "design/plan.h"
#include "session/event.h"
#include "session/state.h"

#include <optional>

namespace quietroom::session {

/// A session at its first screen, or at the first unanswered trial of one that was left: the welcome, the
/// instructions and the sound check come again, answered trials do not.
/// `answered`: what the store has of questions besides votes.
Transition open(const design::Plan& plan, Progress progress, double now_s, AnsweredBefore answered = {});

/// The whole behaviour of a session, at a monotonic time. Pure: the same plan, state, event and time give the
/// same step. An event that means nothing in a phase changes nothing, but keys that come before the vote
/// opens are counted.
Transition advance(const design::Plan& plan, State state, const Event& event, double now_s);

/// When the session has something to do though no event comes: then give it Clock. Nothing = never.
std::optional<double> next_deadline_s(const State& state);

} // namespace quietroom::session
