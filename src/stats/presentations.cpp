#include "stats/presentations.h"

#include <array>

#include "stats/grouping.h"

namespace quietroom::stats {

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
  const std::array<const Factor*, 2> both = {&m_table.stimulus(), &m_table.condition()};
  const Grouping groups = group_by(m_table.size(), both);
  m_condition.clear();
  m_shared = Factor{both[0]->name, {}, std::vector<std::uint32_t>(m_table.size())};
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    m_stimulus.push_back(groups.keys[group][0]);
    m_condition.push_back(groups.keys[group][1]);
    m_shared->levels.push_back(both[0]->levels[m_stimulus.back()] + '\0' +
                               both[1]->levels[m_condition.back()]);
    for (const std::uint32_t row : groups.rows_of(group)) m_shared->codes[row] = group;
  }
}

} // namespace quietroom::stats
