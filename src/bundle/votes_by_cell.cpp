#include "bundle/votes_by_cell.h"

#include "core/number.h"
#include "votes/presentations.h"

#include <algorithm>
#include <set>

namespace quietroom::bundle {

VotesByCell votes_by_cell(const votes::VoteTable& votes) {
  VotesByCell out;
  const votes::Presentations presentations(votes);
  const votes::Factor& stimulus = presentations.factor();
  std::set<std::string> stimuli, listeners;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const std::string name = votes::shown(stimulus.levels[stimulus.codes[i]]);
    const std::string& listener = votes.listener().levels[votes.listener().codes[i]];
    stimuli.insert(name);
    listeners.insert(listener);
    out.votes[{name, listener}].push_back(shortest(votes.vote(i)));
  }
  out.stimuli.assign(stimuli.begin(), stimuli.end());
  out.listeners.assign(listeners.begin(), listeners.end());
  return out;
}

} // namespace quietroom::bundle
