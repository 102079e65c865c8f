#pragma once

#include "votes/vote_table.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::bundle {

/// Votes by what was judged and who judged it.
struct VotesByCell {
  std::vector<std::string> stimuli;   ///< sorted bytewise; "s1 (c0)" where the name alone is no unit
  std::vector<std::string> listeners; ///< sorted bytewise
  std::map<std::pair<std::string, std::string>, std::vector<std::string>>
      votes; ///< of (stimulus, listener), in the order of the rows, as numbers
};

VotesByCell votes_by_cell(const votes::VoteTable& votes);

} // namespace quietroom::bundle
