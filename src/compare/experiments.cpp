#include "compare/experiments.h"

#include "stats/distributions.h"

#include <algorithm>
#include <cassert>

namespace quietroom::compare {

namespace {

double f_critical(std::uint64_t n) {
  return stats::f_quantile(0.95, static_cast<double>(n), static_cast<double>(n));
}

void add(const Experiment& experiment, std::vector<double>& p) {
  assert(experiment.rmse_star.size() == p.size() && experiment.n > 0);
  const double least = *std::min_element(experiment.rmse_star.begin(), experiment.rmse_star.end());
  const double tolerable = least * least * f_critical(experiment.n);
  for (std::size_t v = 0; v < p.size(); ++v)
    p[v] += std::max(0.0, experiment.rmse_star[v] * experiment.rmse_star[v] - tolerable);
}

} // namespace

Aggregate p1401_aggregate(std::span<const Experiment> experiments) {
  constexpr double c = 0.0004; // of the original competition, unverified
  Aggregate out;
  if (experiments.empty()) return out;
  out.p.assign(experiments.front().rmse_star.size(), 0.0);
  for (const Experiment& experiment : experiments) {
    add(experiment, out.p);
    out.points += experiment.n;
  }
  out.f_critical = f_critical(out.points);
  const double least = *std::min_element(out.p.begin(), out.p.end());
  for (const double p : out.p) out.t.push_back(std::max(0.0, (p + c) / (least + c) - out.f_critical));
  return out;
}

} // namespace quietroom::compare
