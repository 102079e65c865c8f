#include "votes/grouping.h"

#include <unordered_map>

namespace quietroom::votes {

namespace {

/// Splits the groups by one factor more: `groups` holds the group of each row, before and after.
void refine(std::vector<std::uint32_t>& groups, std::vector<std::vector<std::uint32_t>>& keys,
            const Factor& factor) {
  std::vector<std::vector<std::uint32_t>> refined;
  const auto add = [&](std::uint32_t group, std::uint32_t code) {
    refined.push_back(keys[group]);
    refined.back().push_back(code);
    return static_cast<std::uint32_t>(refined.size() - 1);
  };
  if (keys.size() == 1) { // the first factor, and the usual case of one: no hash
    constexpr std::uint32_t unseen = ~0U;
    std::vector<std::uint32_t> group_of(factor.levels.size(), unseen);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      std::uint32_t& group = group_of[factor.codes[row]];
      if (group == unseen) group = add(0, factor.codes[row]);
      groups[row] = group;
    }
  } else {
    std::unordered_map<std::uint64_t, std::uint32_t> group_of;
    for (std::size_t row = 0; row < groups.size(); ++row) {
      const auto [place, is_new] =
          group_of.try_emplace(std::uint64_t{groups[row]} << 32 | factor.codes[row], 0U);
      if (is_new) place->second = add(groups[row], factor.codes[row]);
      groups[row] = place->second;
    }
  }
  keys = std::move(refined);
}

} // namespace

Grouping group_by(std::size_t n_rows, std::span<const Factor* const> factors) {
  Grouping out;
  std::vector<std::uint32_t> groups(n_rows, 0);
  out.keys.resize(n_rows == 0 ? 0 : 1);
  if (n_rows > 0)
    for (const Factor* factor : factors) refine(groups, out.keys, *factor);

  out.begins.assign(out.keys.size() + 1, 0);
  for (const std::uint32_t group : groups) ++out.begins[group + 1];
  for (std::size_t i = 1; i < out.begins.size(); ++i) out.begins[i] += out.begins[i - 1];
  std::vector<std::size_t> next(out.begins.begin(), out.begins.end() - 1);
  out.rows.resize(n_rows);
  for (std::uint32_t row = 0; row < n_rows; ++row) out.rows[next[groups[row]]++] = row;
  return out;
}

} // namespace quietroom::votes
