#include "analysis/listening_record.h"

#include "core/lower_case.h"
#include "votes/column_names.h"

#include <algorithm>

namespace quietroom::analysis {

namespace {

bool says_yes(std::string_view text, bool when_empty) {
  if (text.empty()) return when_empty;
  return text == "1" || text == "1.0" || lower_case(text) == "true";
}

/// Rows repeat themselves: a search that finds costs no copy.
template<class Set>
void note(Set& set, std::string_view text) {
  if (set.find(std::string(text)) == set.end()) set.emplace(text);
}

} // namespace

void ListeningRecorder::header(votes::Row names) {
  constexpr std::array<std::string_view, columns> wanted = {
      "block_type", "valid",        "void_reason", "simulated",   "language", "device",
      "rate_hz",    "level_db_spl", "talker",      "started_utc", "vote",     "vote_label"};
  const auto place = [&](std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (votes::trimmed(names[i]) == name) return i;
    return nowhere;
  };
  for (std::size_t i = 0; i < wanted.size(); ++i) m_at[i] = place(wanted[i]);
  m_record.tells_void = m_at[valid] != nowhere;
  for (const auto& [column, value] : m_where) m_where_at.push_back(place(column));
}

std::string_view ListeningRecorder::field(votes::Row fields, Column column) const {
  return m_at[column] < fields.size() ? votes::trimmed(fields[m_at[column]]) : std::string_view{};
}

bool ListeningRecorder::is_chosen(votes::Row fields) const {
  if (says_yes(field(fields, simulated), false) != m_simulated) return false;
  for (std::size_t i = 0; i < m_where.size(); ++i)
    if (m_where_at[i] >= fields.size() || votes::trimmed(fields[m_where_at[i]]) != m_where[i].second)
      return false;
  return true;
}

void ListeningRecorder::row(votes::Row fields) {
  if (!is_chosen(fields)) return;
  ++m_record.rows;
  const bool is_practice = lower_case(field(fields, block_type)) == "practice";
  const bool counts = says_yes(field(fields, valid), true);
  if (is_practice) ++m_record.practice;
  if (!counts && !is_practice) ++m_record.void_by_reason[std::string(field(fields, void_reason))];
  const auto note_in = [&](std::set<std::string>& set, Column column) {
    if (m_at[column] != nowhere && (column == level || !field(fields, column).empty()))
      note(set, field(fields, column));
  };
  note_in(m_record.languages, language);
  note_in(m_record.devices, device);
  note_in(m_record.rates_hz, rate_hz);
  note_in(m_record.levels_db_spl, level);
  if (!is_practice) note_in(m_record.talkers, talker);
  count_day(field(fields, started));
  if (counts && !field(fields, vote).empty() && !field(fields, vote_label).empty())
    note(m_record.labels[std::string(field(fields, vote))], field(fields, vote_label));
}

void ListeningRecorder::count_day(std::string_view utc) {
  constexpr std::size_t length = 10; // of "2026-11-27"
  if (utc.size() < length || utc[4] != '-' || utc[7] != '-') return;
  const std::string day(utc.substr(0, length));
  if (!m_record.first_day || day < *m_record.first_day) m_record.first_day = day;
  if (!m_record.last_day || day > *m_record.last_day) m_record.last_day = day;
}

} // namespace quietroom::analysis
