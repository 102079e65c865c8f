#pragma once

#include "watch/statistic.h"
#include "watch/warnings.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace quietroom::watch {

/// When a script is to stop: "mos<3.5 for 10s" (a statistic without a break for so long in one stream),
/// "rtt_ms>400" (in any sample), "warning" (any raised) or the name of a warning.
class FailCondition {
public:
  /// Throws an input Error that says what is wrong with the text.
  FailCondition(std::string_view text, const RuleSet& rules);

  void take(const std::string& stream, double t_ms, double covers_ms, const Statistics& values);
  void take(const Warning& warning);
  void forget(const std::string& stream) { m_run_ms.erase(stream); } ///< it ended

  const std::string& text() const { return m_text; }
  bool held() const { return m_held; }
  bool never_known() const { return m_statistic && !m_known; } ///< the statistic had no value in any sample
  std::string where() const { return m_where; }                ///< stream and time at which it first held
  bool needs_model() const { return m_statistic && is_modelled(*m_statistic); }

private:
  void hold(const std::string& stream, double t_ms);

  std::string m_text, m_warning, m_where;
  std::optional<Statistic> m_statistic;
  bool m_below = true, m_or_equal = false, m_held = false, m_known = false;
  double m_limit = 0, m_for_ms = 0;
  std::map<std::string, double> m_run_ms; ///< by stream: how long it has held
};

} // namespace quietroom::watch
