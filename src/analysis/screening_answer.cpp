#include "analysis/screening_answer.h"

namespace quietroom::analysis {

PerQuestion<ScreeningAnswer> screening_answer(votes::VoteTable votes, const stats::Bt500Options& bt500) {
  return per_question(std::move(votes), [&](const votes::VoteTable& part) {
    return ScreeningAnswer{stats::screen(part, bt500), bt500};
  });
}

} // namespace quietroom::analysis
