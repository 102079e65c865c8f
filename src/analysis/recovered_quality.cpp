#include "analysis/recovered_quality.h"

#include "core/error.h"
#include "stats/distributions.h"

namespace quietroom::analysis {

namespace {

constexpr std::size_t fewest_listeners = 3, fewest_votes = 5;

/// The votes with both models of the listener.
struct Fitted {
  stats::Opinions opinions;
  stats::BiasSubtraction subtracted;
  stats::AlternatingProjection fit;
};

Fitted fitted(const votes::VoteTable& table, const RecoveryQuestion& question) {
  Fitted out{stats::opinions_of(table), {}, {}};
  if (out.opinions.listeners.size() < fewest_listeners)
    throw_input(question.source + ": the model of the listener needs three listeners or more, and here are " +
                std::to_string(out.opinions.listeners.size()) + "; take mos");
  out.subtracted = stats::subtract_bias(out.opinions);
  stats::ProjectionOptions options;
  options.least_inconsistency = question.least_inconsistency;
  out.fit = stats::project(out.opinions, options);
  return out;
}

std::vector<RecoveredStimulus> stimuli_of(const Fitted& fitted, QualityError error) {
  const double z = stats::normal_quantile(0.975);
  const auto& [opinions, subtracted, fit] = fitted;
  const std::vector<double>& se = error == QualityError::residual ? fit.se_residual : fit.se_fisher;
  std::vector<RecoveredStimulus> out;
  for (std::size_t j = 0; j < fit.quality.size(); ++j)
    out.push_back({opinions.stimuli[j], opinions.conditions[j], fit.quality[j], z * se[j], fit.se_fisher[j],
                   fit.se_residual[j], subtracted.mos[j], subtracted.se[j], subtracted.n_votes[j]});
  return out;
}

std::vector<RecoveredListener> listeners_of(const Fitted& fitted) {
  const double z = stats::normal_quantile(0.975);
  const auto& [opinions, subtracted, fit] = fitted;
  std::vector<RecoveredListener> out;
  for (std::size_t i = 0; i < fit.bias.size(); ++i) {
    const std::size_t votes = opinions.votes_of(i);
    const double se = bias_se(fit, opinions, i);
    out.push_back({opinions.listeners[i], fit.bias[i], se, z * se, fit.inconsistency[i],
                   stats::inconsistency_interval(fit.inconsistency[i], votes), subtracted.bias[i], votes,
                   fit.floored[i] != 0, votes < fewest_votes});
  }
  return out;
}

RecoveredQuality recover(const votes::VoteTable& table, const RecoveryQuestion& question) {
  const Fitted both = fitted(table, question);
  RecoveredQuality out;
  out.error = question.error;
  out.least_inconsistency = question.least_inconsistency;
  out.stimuli = stimuli_of(both, question.error);
  out.listeners = listeners_of(both);
  out.models = {{"mos", fit_of_mos(both.opinions)},
                {"p913_bias", fit_of(both.subtracted, both.opinions)},
                {"ml", fit_of(both.fit, both.opinions)}};
  out.iterations = both.fit.iterations;
  out.converged = both.fit.converged;
  out.last_change = both.fit.last_change;
  out.n_votes = both.opinions.size();
  return out;
}

} // namespace

const char* text(QualityError error) { return error == QualityError::fisher ? "fisher" : "residual"; }

PerQuestion<RecoveredQuality> recovered_quality(votes::VoteTable votes, const RecoveryQuestion& question) {
  return per_question(std::move(votes),
                      [&](const votes::VoteTable& part) { return recover(part, question); });
}

} // namespace quietroom::analysis
