#pragma once

#include "study/snapshot.h"
#include "study/votes_place.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::study {

struct ReadSetOfVotes {
  std::optional<SetOfVotes> set;
  std::vector<Problem> problems; ///< with an error the set is not to be used
};

/// The set in the folder `given`, else the one fixed in the study that the votes are of. Nothing for a table,
/// and for a study whose set is gone. Throws an input Error where the folder given has no set.
ReadSetOfVotes set_of_votes(const VotesPlace& place, const std::optional<std::string>& given);

} // namespace quietroom::study
