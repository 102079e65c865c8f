#include "session/plays.h"

#include "session/steps.h"
#include "session/waiting.h"

#include <algorithm>
#include <utility>

namespace quietroom::session {

PlaybackFacts together(const PlaybackFacts& before, const PlaybackFacts& last) {
  return {before.frames_expected + last.frames_expected,
          before.frames_delivered + last.frames_delivered,
          before.underruns + last.underruns,
          std::max(before.max_gap_ms, last.max_gap_ms),
          last.void_reason,
          last.measured,
          before.plays + 1};
}

int plays_left(const design::Plan& plan, const Heard& heard) {
  return std::max(0, plan.max_plays - heard.facts.plays);
}

Transition play_again(const design::Plan& plan, State state, const Heard& heard) {
  const Playing playing{heard.ignored_keys, heard.facts};
  const Play play{next_attempt(plan, state.progress)};
  const Announce said = announce(plan, state, "playing");
  return to(std::move(state), playing, {play, said});
}

} // namespace quietroom::session
