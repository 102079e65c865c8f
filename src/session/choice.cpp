#include "session/choice.h"

#include "method/scores.h"

#include <algorithm>

namespace quietroom::session {

using method::InputKind;

std::optional<VoteChoice> chosen_by(const Digit& digit, const ScaleOfVote& scale,
                                    const std::optional<Vote>&) {
  const bool by_digit = scale.question.input == InputKind::digit;
  if (by_digit && contains(scale.question.scale, digit.value)) return VoteChoice{digit.value};
  if (scale.cannot_tell && digit.value == 0 && !contains(scale.question.scale, 0)) return VoteChoice{};
  return std::nullopt;
}

std::optional<VoteChoice> chosen_by(const Move& move, const ScaleOfVote& scale,
                                    const std::optional<Vote>& before) {
  if (scale.question.input != InputKind::arrows) return std::nullopt;
  const auto [low, high] = scale.question.scale;
  if (before && !before->answer.value) return move.by > 0 ? VoteChoice{low} : VoteChoice{};
  const int from = before ? *before->answer.value : (low + high) / 2;
  if (scale.cannot_tell && from + move.by < low) return VoteChoice{};
  return VoteChoice{std::clamp(from + move.by, low, high)};
}

std::optional<VoteChoice> chosen_by(const Pick& pick, const ScaleOfVote& scale, const std::optional<Vote>&) {
  if (!pick.value) return scale.cannot_tell ? std::optional(VoteChoice{}) : std::nullopt;
  return contains(scale.question.scale, *pick.value) ? std::optional(VoteChoice{pick.value}) : std::nullopt;
}

bool confirms(const design::Plan& plan, std::size_t question) {
  return plan.confirm || plan.method.questions[question].input == InputKind::arrows;
}

} // namespace quietroom::session
