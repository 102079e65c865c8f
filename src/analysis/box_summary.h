#pragma once

#include "votes/vote_table.h"

#include <span>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// The five numbers of a box plot (J. W. Tukey) and what lies beyond its whiskers. Quartiles are of type 7,
/// as in stats::describe().
struct BoxSummary {
  double low_whisker = 0, q1 = 0, median = 0, q3 = 0; ///< whiskers: the last votes within 1.5 IQR of the box
  double high_whisker = 0;
  double mean = 0;
  std::vector<double> outliers; ///< votes beyond the whiskers, each value once, ascending
};

/// Of at least one vote, ascending; they need not be whole. Pure.
BoxSummary box_summary(std::span<const double> votes);

struct ConditionVotes {
  std::string condition;
  std::vector<double> votes; ///< ascending
};

/// Of every condition with votes, bytewise.
std::vector<ConditionVotes> condition_votes(const votes::VoteTable& table);

} // namespace quietroom::analysis
