#pragma once

#include "analysis/contrast.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::analysis {

/// What the comparison of all conditions says of one of them.
struct Standing {
  std::string letters; ///< conditions that share one do not differ; empty: none
  bool best = false;   ///< the highest mean, or not significantly lower than that
  bool operator==(const Standing&) const = default;
};

/// The conditions of a table by question ("" where there is one) and name.
using ConditionKey = std::pair<std::string, std::string>;

struct Standings {
  std::map<ConditionKey, Standing> of; ///< of the conditions asked for
  ContrastQuestion asked;              ///< how they were compared
  std::size_t pairs = 0;               ///< how many comparisons p was corrected for; of the largest question
  std::vector<std::string> no_best;    ///< questions whose best value is not the highest one
};

/// Compares all conditions of the votes, question by question, as `contrast` does, and puts it down for those
/// of `rows`: letters and the best are among them alone. Nobody is best where the method has its best value
/// in the middle of its scale, where only one condition is there, or where the highest mean could be tested
/// against no other one. Throws an input Error for more than 1000 conditions.
Standings standings(const votes::VoteTable& votes, const std::vector<ConditionKey>& rows,
                    const ContrastQuestion& question = {});

/// The conditions that a contrast has, in its order, with the verdicts of its pairs.
stats::Verdicts verdicts_of(const Contrast& contrast);

} // namespace quietroom::analysis
