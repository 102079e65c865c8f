#include "votes/exclusion.h"

#include <algorithm>

namespace quietroom::votes {

bool is_excluded(std::string_view field) {
  for (const char* counts : {"", "0", "false", "False", "FALSE"})
    if (field == counts) return false;
  return true;
}

std::vector<std::string> exclude_listeners(VoteTable& table, std::span<const std::string> listeners,
                                           const std::string& reason) {
  const Factor& who = table.listener();
  std::vector<std::uint64_t> votes(who.levels.size(), 0);
  for (const std::uint32_t code : who.codes) ++votes[code];
  std::vector<char> out(who.levels.size(), 0);
  std::vector<std::string> unknown;
  for (const std::string& name : listeners) {
    const auto found = std::find(who.levels.begin(), who.levels.end(), name);
    const auto code = static_cast<std::size_t>(found - who.levels.begin());
    if (found == who.levels.end() || votes[code] == 0) {
      unknown.push_back(name);
    } else if (!out[code]) {
      out[code] = 1;
      table.excluded.push_back({name, reason, votes[code]});
    }
  }
  std::size_t kept = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (out[table.factors[0].codes[row]]) continue;
    table.move_vote(row, kept);
    for (Factor& factor : table.factors) factor.codes[kept] = factor.codes[row];
    ++kept;
  }
  table.resize_votes(kept);
  for (Factor& factor : table.factors) factor.codes.resize(kept);
  std::sort(table.excluded.begin(), table.excluded.end(),
            [](const Excluded& a, const Excluded& b) { return a.listener < b.listener; });
  return unknown;
}

VoteTable only(const VoteTable& table, std::string_view name, std::string_view level) {
  VoteTable out = table;
  const Factor& chosen = *table.find(name);
  std::size_t kept = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (chosen.levels[chosen.codes[row]] != level) continue;
    out.move_vote(row, kept);
    for (std::size_t i = 0; i < out.factors.size(); ++i)
      out.factors[i].codes[kept] = table.factors[i].codes[row];
    ++kept;
  }
  out.resize_votes(kept);
  for (Factor& factor : out.factors) factor.codes.resize(kept);
  out.question.clear();
  return out;
}

} // namespace quietroom::votes
