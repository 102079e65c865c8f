#include "votes/presentations.h"

#include "votes/grouping.h"
#include "votes/repeated_rows.h"

#include <algorithm>
#include <array>

namespace quietroom::votes {

namespace {

constexpr char between = '\0'; // sorts before all others: by stimulus, then by condition

} // namespace

Factor presentation_factor(const VoteTable& table) {
  const std::array<const Factor*, 2> both = {&table.stimulus(), &table.condition()};
  const Grouping groups = group_by(table.size(), both);
  Factor out{both[0]->name, {}, std::vector<std::uint32_t>(table.size())};
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    out.levels.push_back(both[0]->levels[groups.keys[group][0]] + between +
                         both[1]->levels[groups.keys[group][1]]);
    for (const std::uint32_t row : groups.rows_of(group)) out.codes[row] = group;
  }
  return out;
}

PresentationName name_of(std::string_view level) {
  const std::size_t end = level.find(between);
  if (end == level.npos) return {std::string(level), ""};
  return {std::string(level.substr(0, end)), std::string(level.substr(end + 1))};
}

std::string shown(std::string_view level) {
  const PresentationName name = name_of(level);
  return name.condition.empty() ? name.stimulus : name.stimulus + " (" + name.condition + ')';
}

bool shares_stimuli(const VoteTable& table) { return stimuli_of_several_conditions(table) > 0; }

std::vector<std::string> by_units(const VoteTable& table, std::vector<std::string> by) {
  const auto stimulus = std::find(by.begin(), by.end(), table.stimulus().name);
  const bool by_condition = std::find(by.begin(), by.end(), table.condition().name) != by.end();
  if (stimulus != by.end() && !by_condition && shares_stimuli(table))
    by.insert(stimulus + 1, table.condition().name);
  return by;
}

Presentations::Presentations(const VoteTable& table) : m_table(table) {
  constexpr std::uint32_t unseen = ~0U;
  const std::vector<std::uint32_t>& conditions = table.condition().codes;
  m_condition.assign(table.stimulus().levels.size(), unseen);
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::uint32_t& condition = m_condition[table.stimulus().codes[row]];
    if (condition == unseen) condition = conditions[row];
    if (condition == conditions[row]) continue;
    tell_apart();
    return;
  }
}

void Presentations::tell_apart() {
  m_shared = presentation_factor(m_table);
  m_condition.assign(m_shared->levels.size(), 0);
  m_stimulus.assign(m_shared->levels.size(), 0);
  for (std::size_t row = 0; row < m_table.size(); ++row) {
    m_stimulus[m_shared->codes[row]] = m_table.stimulus().codes[row];
    m_condition[m_shared->codes[row]] = m_table.condition().codes[row];
  }
}

} // namespace quietroom::votes
