#pragma once

#include "design/plan.h"

#include <optional>
#include <string>

namespace quietroom::design {

/// How a length is to be judged, by P.800 practice: ideally no more than 20 minutes, never more than 45.
enum class SessionLength { good, wants_a_break, too_long };

SessionLength session_length(double session_s);

/// By expected_seconds().
bool is_too_long(const Plan& plan, const stimulus::StimulusSet& set);

/// Why this listener may not sit down: the session is too long, and study.toml gives no reason for it
/// (long_session). A sentence with its place; nothing where the session may be.
std::optional<std::string> too_long_refusal(const Design& design, const Plan& plan,
                                            const stimulus::StimulusSet& set);

} // namespace quietroom::design
