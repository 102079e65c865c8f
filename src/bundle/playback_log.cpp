#include "bundle/playback_log.h"

#include "core/csv.h"
#include "votes/column_names.h"

#include <algorithm>
#include <array>

namespace quietroom::bundle {

namespace {

constexpr std::array<std::string_view, 21> logged = {
    "session",         "listener",         "block",        "block_type",  "trial",
    "attempt",         "stimulus",         "sha256",       "started_utc", "plays",
    "rate_hz",         "device",           "level_db_spl", "gain_db",     "simulated",
    "frames_expected", "frames_delivered", "underruns",    "max_gap_ms",  "valid",
    "void_reason"};

/// One of these must be there, or nothing is known of the playback.
constexpr std::array<std::string_view, 4> of_playback = {"frames_expected", "frames_delivered", "underruns",
                                                         "max_gap_ms"};

} // namespace

void PlaybackLog::header(votes::Row names) {
  bool says_something = false;
  for (const std::string_view wanted : logged) {
    const auto found = std::ranges::find(names, wanted, [](auto name) { return votes::trimmed(name); });
    if (found == names.end()) continue;
    m_at.push_back(static_cast<std::size_t>(found - names.begin()));
    m_columns.emplace_back(wanted);
    says_something = says_something || std::ranges::find(of_playback, wanted) != of_playback.end();
  }
  if (!says_something) m_at.clear(), m_columns.clear();
  for (std::size_t i = 0; i < m_columns.size(); ++i) m_csv += (i == 0 ? "" : ",") + m_columns[i];
  if (!m_columns.empty()) m_csv += '\n';
}

void PlaybackLog::row(votes::Row fields) {
  if (m_at.empty()) return;
  std::string line;
  for (std::size_t i = 0; i < m_at.size(); ++i)
    (line += i == 0 ? "" : ",") += csv_field(votes::trimmed(fields[m_at[i]]));
  if (line == m_last) return; // another question on the same attempt
  m_csv += line + '\n';
  m_last = std::move(line);
}

} // namespace quietroom::bundle
