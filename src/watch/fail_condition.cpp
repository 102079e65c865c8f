#include "watch/fail_condition.h"

#include "core/error.h"
#include "core/near_miss.h"
#include "core/number.h"

#include <algorithm>

namespace quietroom::watch {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

[[noreturn]] void refuse(std::string_view text, const std::string& what) {
  throw_input("--fail-if \"" + std::string(text) + "\": " + what +
              "; write it as 'mos<3.5 for 10s', 'rtt_ms>400', warning, or the name of a warning");
}

/// "10s" or "500ms", in ms.
std::optional<double> duration_ms(std::string_view text) {
  const bool in_ms = text.ends_with("ms");
  if (!text.ends_with("s")) return std::nullopt;
  text.remove_suffix(in_ms ? 2 : 1);
  const auto value = parse_double(trimmed(text));
  if (!value || *value <= 0) return std::nullopt;
  return in_ms ? *value : *value * 1000;
}

} // namespace

FailCondition::FailCondition(std::string_view text, const RuleSet& rules) : m_text(text) {
  const std::size_t sign = text.find_first_of("<>");
  if (sign == text.npos) {
    m_warning = trimmed(text);
    std::vector<std::string> known = {"warning"};
    for (const Rule& rule : rules.rules) known.push_back(rule.name);
    if (std::find(known.begin(), known.end(), m_warning) == known.end())
      refuse(text, "there is no such warning in the rules" + did_you_mean(m_warning, known));
    return;
  }
  const std::string word(trimmed(text.substr(0, sign)));
  m_statistic = parse_statistic(word);
  if (!m_statistic) refuse(text, "\"" + word + "\" is no statistic" + did_you_mean(word, statistic_names()));
  m_below = text[sign] == '<';
  std::string_view rest = text.substr(sign + 1);
  m_or_equal = rest.starts_with("=");
  if (m_or_equal) rest.remove_prefix(1);
  if (const std::size_t span = rest.find(" for "); span != rest.npos) {
    const auto given = duration_ms(trimmed(rest.substr(span + 5)));
    if (!given) refuse(text, "the duration is none");
    m_for_ms = *given;
    rest = rest.substr(0, span);
  }
  const auto limit = parse_double(trimmed(rest));
  if (!limit) refuse(text, "the limit is no number");
  m_limit = *limit;
}

void FailCondition::hold(const std::string& stream, double t_ms) {
  if (!m_held) m_where = "stream " + stream + " at " + shortest(t_ms / 1000) + " s";
  m_held = true;
}

void FailCondition::take(const std::string& stream, double t_ms, double covers_ms, const Statistics& values) {
  if (!m_statistic) return;
  const auto value = values[*m_statistic];
  m_known = m_known || value.has_value();
  const bool bad = value && (m_below ? *value < m_limit : *value > m_limit);
  double& run_ms = m_run_ms[stream];
  run_ms = bad || (value && m_or_equal && *value == m_limit) ? run_ms + covers_ms : 0;
  if (run_ms > 0 && run_ms >= m_for_ms - 1e-6) hold(stream, t_ms);
}

void FailCondition::take(const Warning& warning) {
  if (m_statistic || warning.change != Change::raised) return;
  if (m_warning == "warning" || m_warning == warning.name) hold(warning.stream, warning.t_ms);
}

} // namespace quietroom::watch
