#include "compare/bland_altman.h"

#include "compare/mapping.h"
#include "stats/distributions.h"

#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

namespace quietroom::compare {

namespace {

void set_spread(BlandAltman& out, const std::vector<double>& differences) {
  const auto n = static_cast<double>(differences.size());
  double squares = 0;
  for (const double value : differences) squares += (value - *out.bias) * (value - *out.bias);
  const double sd = std::sqrt(squares / (n - 1));
  const double t = stats::student_t_quantile(0.975, n - 1), z = stats::normal_quantile(0.975);
  out.sd = sd;
  out.bias_ci_half = t * sd / std::sqrt(n);
  out.loa = stats::Limits{*out.bias - z * sd, *out.bias + z * sd};
  out.loa_ci_half = t * sd * std::sqrt(1 / n + z * z / (2 * (n - 1)));
}

} // namespace

BlandAltman bland_altman(std::span<const double> subjective, std::span<const double> objective) {
  assert(subjective.size() == objective.size());
  BlandAltman out;
  if (subjective.empty()) return out;
  std::vector<double> differences, means;
  for (std::size_t i = 0; i < subjective.size(); ++i) {
    differences.push_back(objective[i] - subjective[i]);
    means.push_back(std::midpoint(objective[i], subjective[i]));
  }
  out.bias =
      std::accumulate(differences.begin(), differences.end(), 0.0) / static_cast<double>(differences.size());
  if (differences.size() < 2) return out;
  set_spread(out, differences);
  if (const auto line = fit_first(means, differences)) {
    const Polynomial b = coefficients(*line);
    out.intercept = b[0];
    out.slope = b[1];
  }
  return out;
}

} // namespace quietroom::compare
