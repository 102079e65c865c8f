#include "stats/distributions.h"
#include "stats/subject_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace quietroom::stats {

namespace {

constexpr double weight_regulariser = 1e-8; // of the published solver

/// Calls use(k, stimulus) for each vote of a listener. A listener who rated all needs no index, which lets
/// the compiler use vectors.
template<class Use>
void each_vote_of(const Opinions& opinions, std::size_t i, Use use) {
  const std::size_t begin = opinions.begins[i], n = opinions.votes_of(i);
  if (opinions.complete[i])
    for (std::size_t k = 0; k < n; ++k) use(begin + k, k);
  else
    for (std::size_t k = begin; k < begin + n; ++k) use(k, opinions.stimulus[k]);
}

/// Mean and population variance of vote - quality of one listener, taken around `near`, so that little is
/// lost where the variance is small. Eight sums side by side, always the same, so that adders need not wait.
struct Spread {
  double mean = 0, variance = 0;
};

template<class At>
Spread spread(std::size_t n, double near, At at) {
  constexpr std::size_t lanes = 8;
  std::array<double, lanes> sums{}, squares{};
  const auto add = [&](std::size_t lane, std::size_t k) {
    const double d = at(k) - near;
    sums[lane] += d;
    squares[lane] += d * d;
  };
  std::size_t k = 0;
  for (; k + lanes <= n; k += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) add(lane, k + lane);
  for (; k < n; ++k) add(k % lanes, k);
  const double count = static_cast<double>(n);
  const double mean = std::accumulate(sums.begin(), sums.end(), 0.0) / count;
  const double square = std::accumulate(squares.begin(), squares.end(), 0.0) / count;
  return {near + mean, std::max(0.0, square - mean * mean)};
}

Spread spread_of(const Opinions& opinions, std::size_t i, const std::vector<double>& quality, double near) {
  const std::uint32_t* stimulus = opinions.stimulus.data() + opinions.begins[i];
  const double* q = quality.data();
  return opinions.with_votes([&](const auto* all) {
    const auto* votes = all + opinions.begins[i];
    if (opinions.complete[i])
      return spread(opinions.votes_of(i), near, [=](std::size_t k) { return votes[k] - q[k]; });
    return spread(opinions.votes_of(i), near, [=](std::size_t k) { return votes[k] - q[stimulus[k]]; });
  });
}

/// Weighted sums by stimulus. What is the same for all stimuli is summed once.
class WeightedVotes {
public:
  explicit WeightedVotes(std::size_t stimuli) : m_sums(stimuli), m_weights(stimuli) {}

  void clear() {
    std::fill(m_sums.begin(), m_sums.end(), 0);
    std::fill(m_weights.begin(), m_weights.end(), 0);
    m_weight_of_all = 0;
  }

  void add(const Opinions& opinions, std::size_t i, double weight, double bias) {
    double* sums = m_sums.data();
    opinions.with_votes([&](const auto* votes) {
      each_vote_of(opinions, i, [=](std::size_t k, std::size_t j) { sums[j] += weight * (votes[k] - bias); });
    });
    if (opinions.complete[i])
      m_weight_of_all += weight;
    else
      each_vote_of(opinions, i, [&](std::size_t, std::size_t j) { m_weights[j] += weight; });
  }

  double mean(std::size_t j) const { return m_sums[j] / weight(j); }
  double weight(std::size_t j) const { return m_weights[j] + m_weight_of_all; }

private:
  std::vector<double> m_sums, m_weights;
  double m_weight_of_all = 0;
};

std::vector<double> plain_means(const Opinions& opinions) {
  std::vector<double> sum(opinions.stimuli.size(), 0), count(sum);
  opinions.with_votes([&](const auto* votes) {
    for (std::size_t k = 0; k < opinions.size(); ++k) {
      sum[opinions.stimulus[k]] += votes[k];
      ++count[opinions.stimulus[k]];
    }
  });
  std::vector<double> out;
  for (std::size_t j = 0; j < sum.size(); ++j) out.push_back(sum[j] / count[j]);
  return out;
}

/// One projection: bias and inconsistency from the residuals, then quality from the weighted votes. The bias
/// that the published loop computes at its end is the mean residual that the next pass begins with.
void iterate(AlternatingProjection& fit, const Opinions& opinions, double floor, WeightedVotes& votes) {
  votes.clear();
  for (std::size_t i = 0; i < opinions.listeners.size(); ++i) {
    const Spread residual = spread_of(opinions, i, fit.quality, fit.bias[i]);
    const double inconsistency = std::sqrt(residual.variance);
    fit.floored[i] = inconsistency < floor;
    fit.inconsistency[i] = std::max(inconsistency, floor);
    fit.bias[i] = residual.mean;
    votes.add(opinions, i, 1 / (fit.inconsistency[i] * fit.inconsistency[i] + weight_regulariser),
              residual.mean);
  }
  double squares = 0;
  for (std::size_t j = 0; j < fit.quality.size(); ++j) {
    const double quality = votes.mean(j), change = quality - fit.quality[j];
    squares += change * change;
    fit.quality[j] = quality;
  }
  fit.last_change = std::sqrt(squares);
  ++fit.iterations;
}

/// Whether means and biases explain every vote, so that nobody can take over.
bool fits_exactly(const Opinions& opinions, const std::vector<double>& quality) {
  for (std::size_t i = 0; i < opinions.listeners.size(); ++i)
    if (spread_of(opinions, i, quality, 0).variance > 1e-20) return false;
  return true;
}

void centre(AlternatingProjection& fit, const Opinions& opinions) {
  for (std::size_t i = 0; i < fit.bias.size(); ++i)
    fit.bias[i] = spread_of(opinions, i, fit.quality, fit.bias[i]).mean;
  const double mean =
      std::accumulate(fit.bias.begin(), fit.bias.end(), 0.0) / static_cast<double>(fit.bias.size());
  for (double& bias : fit.bias) bias -= mean;
  for (double& quality : fit.quality) quality += mean;
}

void set_errors(AlternatingProjection& fit, const Opinions& opinions) {
  const std::size_t stimuli = fit.quality.size();
  std::vector<double> count(stimuli, 0), sum(stimuli, 0), squares(stimuli, 0), precision(stimuli, 0);
  for (std::size_t i = 0; i < opinions.listeners.size(); ++i) {
    const double information = 1 / (fit.inconsistency[i] * fit.inconsistency[i]);
    opinions.with_votes([&](const auto* votes) {
      each_vote_of(opinions, i, [&](std::size_t k, std::size_t j) {
        const double residual = votes[k] - fit.quality[j] - fit.bias[i];
        ++count[j];
        sum[j] += residual;
        squares[j] += residual * residual;
        precision[j] += information;
      });
    });
  }
  for (std::size_t j = 0; j < stimuli; ++j) {
    const double mean = sum[j] / count[j];
    fit.se_fisher.push_back(1 / std::sqrt(precision[j]));
    fit.se_residual.push_back(std::sqrt(std::max(0.0, squares[j] / count[j] - mean * mean) / count[j]));
  }
}

} // namespace

AlternatingProjection project(const Opinions& opinions, const ProjectionOptions& options) {
  AlternatingProjection out;
  const std::size_t listeners = opinions.listeners.size();
  out.quality = plain_means(opinions);
  out.bias.assign(listeners, 0);
  out.inconsistency.assign(listeners, 0);
  out.floored.assign(listeners, 0);
  const double floor = fits_exactly(opinions, out.quality) ? 0 : options.least_inconsistency;
  WeightedVotes votes(opinions.stimuli.size());
  while (!out.converged && out.iterations < options.most_iterations) {
    iterate(out, opinions, floor, votes);
    out.converged = out.last_change < options.tolerance;
  }
  centre(out, opinions);
  set_errors(out, opinions);
  return out;
}

double bias_se(const AlternatingProjection& fit, const Opinions& opinions, std::size_t listener) {
  return fit.inconsistency[listener] / std::sqrt(static_cast<double>(opinions.votes_of(listener)));
}

Inconsistency inconsistency_interval(double inconsistency, std::size_t votes, double level) {
  const auto k = static_cast<double>(votes);
  Inconsistency out;
  if (inconsistency == 0) return out;
  out.se = inconsistency / std::sqrt(2 * k);
  out.low = inconsistency * std::sqrt(k / chi_squared_quantile(0.5 + level / 2, k));
  out.high = inconsistency * std::sqrt(k / chi_squared_quantile(0.5 - level / 2, k));
  return out;
}

ModelFit fit_of(const AlternatingProjection& fit, const Opinions& opinions) {
  const auto n = static_cast<double>(opinions.size());
  ModelFit out;
  out.parameters = static_cast<double>(opinions.stimuli.size() +
                                       2 * opinions.listeners.size() * opinions.most_repetitions) /
                   n;
  double sum = 0;
  for (std::size_t i = 0; i < opinions.listeners.size(); ++i) {
    const double v = fit.inconsistency[i];
    if (v == 0) return out;
    double squares = 0;
    opinions.with_votes([&](const auto* votes) {
      each_vote_of(opinions, i, [&](std::size_t k, std::size_t j) {
        const double residual = votes[k] - fit.quality[j] - fit.bias[i];
        squares += residual * residual;
      });
    });
    sum -= static_cast<double>(opinions.votes_of(i)) * std::log(v * std::sqrt(2 * std::numbers::pi)) +
           squares / (2 * v * v);
  }
  out.log_likelihood = sum / n;
  out.aic = 2 * out.parameters - 2 * *out.log_likelihood;
  out.bic = std::log(n) * out.parameters - 2 * *out.log_likelihood;
  return out;
}

} // namespace quietroom::stats
