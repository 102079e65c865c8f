#include "bundle/wide_table.h"

#include "bundle/votes_by_cell.h"
#include "core/csv.h"

#include <algorithm>

namespace quietroom::bundle {

std::string wide_csv(const votes::VoteTable& votes) {
  const VotesByCell cells = votes_by_cell(votes);
  std::size_t most = 1;
  for (const auto& [cell, its] : cells.votes) most = std::max(most, its.size());
  std::string out = "listener";
  if (most > 1) out += ",repeat";
  for (const std::string& stimulus : cells.stimuli) out += ',' + csv_field(stimulus);
  out += '\n';
  for (const std::string& listener : cells.listeners)
    for (std::size_t repeat = 0; repeat < most; ++repeat) {
      std::string line = csv_field(listener) + (most > 1 ? ',' + std::to_string(repeat + 1) : "");
      bool has_vote = repeat == 0;
      for (const std::string& stimulus : cells.stimuli) {
        const auto found = cells.votes.find({stimulus, listener});
        const bool there = found != cells.votes.end() && repeat < found->second.size();
        line += ',' + (there ? found->second[repeat] : std::string());
        has_vote = has_vote || there;
      }
      if (has_vote) out += line + '\n';
    }
  return out;
}

} // namespace quietroom::bundle
