#include "bundle/public_release.h"

#include "bundle/column_dictionary.h"
#include "core/error.h"
#include "core/number.h"
#include "stats/screening.h"
#include "votes/column_names.h"
#include "votes/exclusion.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace quietroom::bundle {

namespace {

constexpr std::size_t fewest_listeners = 5; // of a cell that hides each of them
constexpr std::size_t day_length = 10;      // of "2026-11-27"

constexpr std::array<std::string_view, 4> leads_back = {"session", "digest", "device", "panel"};

/// Of attempts, as sessions/FORMAT.md lists them.
constexpr std::array<std::string_view, 8> void_reasons = {"underrun", "gap",       "stall",  "device_lost",
                                                          "killed",   "restarted", "redone", "withdrawn"};

std::string public_void_reason(std::string_view reason) {
  const bool ours = reason.empty() || std::ranges::find(void_reasons, reason) != void_reasons.end();
  return ours ? std::string(reason) : "other";
}

/// A rule of ours by its name; other reasons are somebody's words.
std::string public_exclusion(const std::string& reason) {
  const auto rules = stats::screening_rules();
  const bool ours = reason == "by name" || std::ranges::find(rules, reason) != rules.end();
  return ours ? reason : "excluded";
}

std::size_t place_in(const std::vector<std::string>& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

} // namespace

Pseudonyms pseudonyms_for(const std::set<std::string>& listeners,
                          const std::function<std::uint64_t()>& random) {
  Pseudonyms out;
  std::set<std::string> taken;
  for (const std::string& listener : listeners) {
    std::string name;
    do name = fmt::format("p-{:012x}", random() & 0xFFFFFFFFFFFFU);
    while (!taken.insert(name).second);
    out.emplace(listener, name);
  }
  return out;
}

void rename_listeners(votes::VoteTable& votes, const Pseudonyms& names) {
  for (std::string& level : votes.factors.front().levels) level = names.at(level);
  for (votes::Excluded& each : votes.excluded) {
    each.listener = names.at(each.listener);
    each.reason = public_exclusion(each.reason);
  }
  std::ranges::sort(votes.excluded, {}, &votes::Excluded::listener);
}

std::map<std::string, std::uint64_t> public_void_reasons(const std::map<std::string, std::uint64_t>& counts) {
  std::map<std::string, std::uint64_t> out;
  for (const auto& [reason, count] : counts) out[public_void_reason(reason)] += count;
  return out;
}

void PublicRows::header(votes::Row names) {
  for (const std::string& each : m_kept)
    if (std::ranges::find(names, each, [](auto name) { return votes::trimmed(name); }) == names.end())
      throw_input("there is no column " + each + " to keep in the public release");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name(votes::trimmed(names[i]));
    const bool asked = std::ranges::find(m_kept, name) != m_kept.end();
    const bool ours = is_column_of_votes(name) && std::ranges::find(leads_back, name) == leads_back.end();
    if (!asked && !ours) continue;
    m_from.push_back(i);
    m_columns.push_back(name);
  }
}

std::string PublicRows::reduced(std::size_t column, std::string_view field) const {
  const std::string& name = m_columns[column];
  const std::string_view text = votes::trimmed(field);
  if (name == "listener") {
    const auto found = m_names.find(text);
    return found == m_names.end() ? std::string() : found->second;
  }
  if (name == "excluded") return votes::is_excluded(text) ? public_exclusion(std::string(text)) : "";
  if (name == "void_reason") return public_void_reason(text);
  if (name == "started_utc" || name == "voted_utc") return std::string(text.substr(0, day_length));
  return std::string(field);
}

void PublicRows::row(votes::Row fields) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < m_from.size(); ++i) out.push_back(reduced(i, fields[m_from[i]]));
  m_rows.push_back(std::move(out));
}

std::vector<std::vector<std::string>> PublicRows::take_rows() {
  std::vector<std::size_t> keys;
  for (const char* name : {"listener", "block", "trial", "attempt", "stimulus", "question"})
    if (const std::size_t at = place_in(m_columns, name); at < m_columns.size()) keys.push_back(at);
  const auto before = [&](const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (const std::size_t key : keys) {
      const auto x = parse_integer(a[key]), y = parse_integer(b[key]);
      if (x.has_value() != y.has_value()) return x.has_value(); // numbers before texts
      if (x && *x != *y) return *x < *y;
      if (!x && a[key] != b[key]) return a[key] < b[key];
    }
    return a < b; // nothing is left of the order in the source
  };
  std::ranges::sort(m_rows, before);
  return std::move(m_rows);
}

std::vector<std::string> small_cells(const std::vector<std::string>& columns,
                                     const std::vector<std::vector<std::string>>& rows,
                                     const std::vector<std::string>& of) {
  const std::size_t listener = place_in(columns, "listener");
  std::map<std::string, std::set<std::string>> cells;
  for (const auto& row : rows) {
    std::string cell;
    for (const std::string& each : of)
      cell += (cell.empty() ? "" : ", ") + each + ' ' + row[place_in(columns, each)];
    cells[cell].insert(row[listener]);
  }
  std::vector<std::string> out;
  for (const auto& [cell, listeners] : cells)
    if (!of.empty() && listeners.size() < fewest_listeners)
      out.push_back(
          fmt::format("{}: {} {}", cell, listeners.size(), listeners.size() == 1 ? "listener" : "listeners"));
  return out;
}

} // namespace quietroom::bundle
