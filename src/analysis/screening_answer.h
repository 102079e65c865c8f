#pragma once

#include "analysis/per_question.h"
#include "stats/screening.h"

namespace quietroom::analysis {

/// Which listeners were careless, by every rule of screening. Nobody is excluded by it.
struct ScreeningAnswer {
  stats::Screening screening;
  stats::Bt500Options bt500; ///< the variant of BT.500 that was used
};

/// The table needs the columns stats::session_columns() as factors where the votes have them: without them
/// nothing is known of the course of the session.
PerQuestion<ScreeningAnswer> screening_answer(votes::VoteTable votes, const stats::Bt500Options& bt500 = {});

} // namespace quietroom::analysis
