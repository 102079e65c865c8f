#include "analysis/derivation.h"

#include "analysis/mos_answer.h"
#include "analysis/reference_scale.h"
#include "compare/fit_acceptance.h"
#include "stats/cell_table.h"

namespace quietroom::analysis {

namespace {

/// None without a ladder, and none of the steps of the ladder themselves.
std::vector<std::optional<compare::EquivalentQ>> equivalents(const compare::PanelScores& panel,
                                                             const DerivationRequest& request,
                                                             const compare::MnruOrder& order) {
  std::vector<std::optional<compare::EquivalentQ>> out(panel.conditions.size());
  if (order.ladder.size() < 2) return out;
  const compare::MnruCurve curve(panel, order);
  for (std::size_t c = 0; c < out.size(); ++c)
    if (!request.conditions[c].q_db) out[c] = curve.of(c);
  return out;
}

} // namespace

std::variant<DerivationAnswer, DerivationRefusal> derivation_of(const votes::VoteTable& table,
                                                                const DerivationQuestion& question) {
  const compare::PanelScores panel =
      compare::panel_scores(stats::cell_table(table, table.listener(), table.condition()));
  DerivationAnswer out;
  out.request = derivation_request(question.choice, question.conditions, panel.conditions, question.band);
  out.mos = compare::condition_mos(panel);
  const auto fit = reference_fit_of(out.request, out.mos);
  out.objections = objections(out.request.setup, fit);
  if (!fit || (!out.objections.empty() && !question.refused_too))
    return DerivationRefusal{refusal(out.request, fit), fit.has_value()};
  out.result = *derive(panel, out.request.setup, out.request.codecs, question.propagation);
  out.mnru = mnru_order(panel, out.request.mnru);
  out.equivalent_q = equivalents(panel, out.request, out.mnru);
  out.propagation = question.propagation;
  out.n_listeners = panel.n_listeners;
  out.context = question.context;
  out.circular = table.simulated && circular_among(question.truths, panel.conditions).any();
  out.provenance = provenance_of(table);
  out.provenance.designation = designation_of(table, question.context);
  return out;
}

} // namespace quietroom::analysis
