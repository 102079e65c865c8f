#pragma once

#include "design/plan.h"
#include "session/effect.h"
#include "session/event.h"

#include <cstddef>
#include <optional>

/// What a key or a touch chooses on the scale of a question.
namespace quietroom::session {

struct ScaleOfVote {
  const method::Question& question;
  bool cannot_tell = false; ///< is a possible answer
};

struct VoteChoice {
  std::optional<int> value; ///< nothing: the listener cannot tell
};

/// A digit is its category; 0 is "cannot tell" where that may be answered and 0 is no category. On a scale of
/// arrows other digits are nothing. Nothing is returned for a key that has no meaning there.
std::optional<VoteChoice> chosen_by(const Digit& digit, const ScaleOfVote& scale,
                                    const std::optional<Vote>& before);

/// "Cannot tell" stands below the lowest category, where it may be answered.
/// One category further than what is chosen, or than the middle one where nothing is; not beyond the ends.
/// Nothing on a scale of digits.
std::optional<VoteChoice> chosen_by(const Move& move, const ScaleOfVote& scale,
                                    const std::optional<Vote>& before);

/// What was pressed on the screen.
std::optional<VoteChoice> chosen_by(const Pick& pick, const ScaleOfVote& scale,
                                    const std::optional<Vote>& before);

/// Whether Enter must follow a choice: where the study asks for it, and on every scale of arrows.
bool confirms(const design::Plan& plan, std::size_t question);

} // namespace quietroom::session
