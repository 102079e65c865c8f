#include "stats/subject_model.h"

#include <cmath>
#include <numbers>

namespace quietroom::stats {

namespace {

/// By stimulus, the number of votes.
std::vector<std::uint32_t> counts_of(const Opinions& opinions) {
  std::vector<std::uint32_t> out(opinions.stimuli.size(), 0);
  for (const std::uint32_t j : opinions.stimulus) ++out[j];
  return out;
}

/// Calls use(listener, stimulus, vote) for every vote, in canonical order.
template<class Use>
void each_vote(const Opinions& opinions, Use use) {
  opinions.with_votes([&](const auto* votes) {
    for (std::size_t i = 0; i < opinions.listeners.size(); ++i)
      for (std::size_t k = opinions.begins[i]; k < opinions.begins[i + 1]; ++k)
        use(i, opinions.stimulus[k], static_cast<double>(votes[k]));
  });
}

/// Means, deviations and errors of votes less a bias.
void describe_corrected(BiasSubtraction& out, const Opinions& opinions) {
  const std::size_t stimuli = opinions.stimuli.size();
  out.mos.assign(stimuli, 0);
  each_vote(opinions, [&](std::size_t i, std::uint32_t j, double u) { out.mos[j] += u - out.bias[i]; });
  for (std::size_t j = 0; j < stimuli; ++j) out.mos[j] /= out.n_votes[j];
  std::vector<double> squares(stimuli, 0);
  each_vote(opinions, [&](std::size_t i, std::uint32_t j, double u) {
    const double d = u - out.bias[i] - out.mos[j];
    squares[j] += d * d;
  });
  out.sd.resize(stimuli);
  out.se.resize(stimuli);
  for (std::size_t j = 0; j < stimuli; ++j) {
    if (out.n_votes[j] < 2) continue;
    out.sd[j] = std::sqrt(squares[j] / (out.n_votes[j] - 1));
    out.se[j] = *out.sd[j] / std::sqrt(out.n_votes[j]);
  }
}

BiasSubtraction with_bias(const Opinions& opinions, std::vector<double> bias) {
  BiasSubtraction out;
  out.bias = std::move(bias);
  out.n_votes = counts_of(opinions);
  describe_corrected(out, opinions);
  return out;
}

/// Sum over stimuli of the normal log likelihood of their corrected votes, which needs but n and sd.
ModelFit normal_fit(const BiasSubtraction& fit, const Opinions& opinions, double parameters) {
  const auto n = static_cast<double>(opinions.size());
  double sum = 0;
  for (std::size_t j = 0; j < fit.mos.size(); ++j) {
    const double sd = fit.sd[j].value_or(0);
    if (sd == 0) continue;
    sum -= fit.n_votes[j] * std::log(sd * std::sqrt(2 * std::numbers::pi)) + (fit.n_votes[j] - 1) / 2.0;
  }
  ModelFit out;
  out.parameters = parameters / n;
  out.log_likelihood = sum / n;
  out.aic = 2 * out.parameters - 2 * *out.log_likelihood;
  out.bic = std::log(n) * out.parameters - 2 * *out.log_likelihood;
  return out;
}

} // namespace

BiasSubtraction subtract_bias(const Opinions& opinions) {
  const std::vector<double> none(opinions.listeners.size(), 0);
  const std::vector<double> mos = with_bias(opinions, none).mos;
  std::vector<double> bias(none);
  each_vote(opinions, [&](std::size_t i, std::uint32_t j, double u) { bias[i] += u - mos[j]; });
  for (std::size_t i = 0; i < bias.size(); ++i) bias[i] /= static_cast<double>(opinions.votes_of(i));
  return with_bias(opinions, std::move(bias));
}

ModelFit fit_of(const BiasSubtraction& fit, const Opinions& opinions) {
  const auto listeners = static_cast<double>(opinions.listeners.size() * opinions.most_repetitions);
  return normal_fit(fit, opinions, 2 * static_cast<double>(opinions.stimuli.size()) + listeners);
}

ModelFit fit_of_mos(const Opinions& opinions) {
  const BiasSubtraction plain = with_bias(opinions, std::vector<double>(opinions.listeners.size(), 0));
  return normal_fit(plain, opinions, 2 * static_cast<double>(opinions.stimuli.size()));
}

} // namespace quietroom::stats
