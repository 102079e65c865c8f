#include "design/session_length.h"

#include "design/balance.h"

#include <fmt/format.h>

namespace quietroom::design {

SessionLength session_length(double session_s) {
  constexpr double long_s = 20 * 60, too_long_s = 45 * 60;
  if (session_s > too_long_s) return SessionLength::too_long;
  return session_s > long_s ? SessionLength::wants_a_break : SessionLength::good;
}

bool is_too_long(const Plan& plan, const stimulus::StimulusSet& set) {
  return session_length(expected_seconds(plan, set)) == SessionLength::too_long;
}

std::optional<std::string> too_long_refusal(const Design& design, const Plan& plan,
                                            const stimulus::StimulusSet& set) {
  if (!design.arrangement.long_session.empty() || !is_too_long(plan, set)) return std::nullopt;
  return fmt::format(
      "study.toml:{}: the session of listener {} takes about {:.0f} min, beyond the 45 min that "
      "P.800 practice allows; divide the samples by [[panel]], or write why it may: "
      "long_session = \"REASON\"",
      design.arrangement.order_line, plan.listener, expected_seconds(plan, set) / 60);
}

} // namespace quietroom::design
