#include "compare/paired_bootstrap.h"

#include "core/random.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace quietroom::compare {

namespace {

double quantile_of_sorted(std::span<const double> values, double p) {
  const double h = static_cast<double>(values.size() - 1) * p;
  const auto below = static_cast<std::size_t>(h);
  if (below + 1 >= values.size()) return values.back();
  return values[below] + (h - static_cast<double>(below)) * (values[below + 1] - values[below]);
}

/// The difference over one choice of points; `pick` gives the next index.
double difference_over(std::span<const double> a, std::span<const double> b, double nu_a, double nu_b,
                       auto pick) {
  double squares_a = 0, squares_b = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const std::size_t i = pick(k);
    squares_a += a[i] * a[i];
    squares_b += b[i] * b[i];
  }
  return std::sqrt(squares_a / nu_a) - std::sqrt(squares_b / nu_b);
}

} // namespace

std::optional<RmseDifference> rmse_difference(std::span<const double> errors_a,
                                              std::span<const double> errors_b, std::uint64_t d_a,
                                              std::uint64_t d_b, const PairedBootstrap& options) {
  assert(errors_a.size() == errors_b.size() && options.replicates >= 2);
  const std::size_t n = errors_a.size();
  if (n < 2 || n <= d_a || n <= d_b) return std::nullopt;
  const auto nu_a = static_cast<double>(n - d_a), nu_b = static_cast<double>(n - d_b);
  RmseDifference out;
  out.difference = difference_over(errors_a, errors_b, nu_a, nu_b, [](std::size_t k) { return k; });
  std::vector<double> replicates(options.replicates);
  std::uint64_t word = 0;
  for (double& replicate : replicates)
    replicate = difference_over(errors_a, errors_b, nu_a, nu_b, [&](std::size_t) {
      return static_cast<std::size_t>(bounded(splitmix64_at(options.seed, word++), n));
    });
  std::sort(replicates.begin(), replicates.end());
  out.ci = {quantile_of_sorted(replicates, 0.025), quantile_of_sorted(replicates, 0.975)};
  const auto below = std::upper_bound(replicates.begin(), replicates.end(), 0.0) - replicates.begin();
  const auto above = replicates.end() - std::lower_bound(replicates.begin(), replicates.end(), 0.0);
  out.p = std::min(1.0, 2 * static_cast<double>(std::min(below, above) + 1) /
                            static_cast<double>(options.replicates + 1));
  return out;
}

} // namespace quietroom::compare
