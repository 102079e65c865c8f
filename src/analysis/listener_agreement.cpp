#include "analysis/listener_agreement.h"

#include "stats/paired_comparison.h"
#include "votes/presentations.h"

namespace quietroom::analysis {

namespace {

ListenerAgreement agreement_of(const votes::VoteTable& votes) {
  const votes::Presentations presented(votes);
  const stats::CellTable cells = stats::cell_table(votes, votes.listener(), presented.factor());
  ListenerAgreement out;
  out.icc = stats::intraclass_correlation(stats::complete_columns(cells));
  out.alpha = stats::krippendorff_alpha(votes);
  if (const auto friedman = stats::friedman(votes, votes.condition())) out.kendall_w = friedman->kendall_w;
  out.n_stimuli = cells.columns.size();
  return out;
}

} // namespace

PerQuestion<ListenerAgreement> listener_agreement(votes::VoteTable votes) {
  return per_question(std::move(votes), agreement_of);
}

} // namespace quietroom::analysis
