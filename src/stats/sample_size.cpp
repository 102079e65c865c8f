#include "stats/sample_size.h"

#include "stats/distributions.h"
#include "stats/interval.h"

#include <cmath>

namespace quietroom::stats {

namespace {

/// Of a two-sided t test at the noncentrality delta.
double power(double df, double delta, double alpha) {
  const double critical = student_t_quantile(1 - alpha / 2, df);
  if (delta > critical + 40) return 1; // certain to 1e-300; the series would take its time
  return noncentral_t_cdf(-critical, df, delta) + 1 - noncentral_t_cdf(critical, df, delta);
}

/// The least n >= 2 for which `enough` holds; it holds for all larger ones too.
template<class Predicate>
std::optional<std::uint64_t> least(Predicate enough) {
  std::uint64_t low = 1, high = 2;
  for (; !enough(static_cast<double>(high)); high *= 2) {
    if (high > 10'000'000) return std::nullopt;
    low = high;
  }
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (enough(static_cast<double>(middle)) ? high : low) = middle;
  }
  return high;
}

double sd_of_means(double sd, const VotesPerListener& votes) {
  return sd * std::sqrt(design_effect(votes) / votes.m);
}

} // namespace

double design_effect(const VotesPerListener& votes) { return 1 + (votes.m - 1) * votes.rho; }

double power_paired(double n, double difference, double sd_difference, double alpha) {
  return power(n - 1, difference / sd_difference * std::sqrt(n), alpha);
}

double power_two_panels(double n_each, double difference, double sd, double alpha) {
  return power(2 * n_each - 2, difference / sd * std::sqrt(n_each / 2), alpha);
}

std::optional<std::uint64_t> listeners_for_half_width(double half, double sd, const VotesPerListener& votes,
                                                      double level) {
  const double sd_mean = sd_of_means(sd, votes);
  return least(
      [&](double n) { return student_t_quantile(0.5 + level / 2, n - 1) * sd_mean / std::sqrt(n) <= half; });
}

std::optional<std::uint64_t> listeners_for_difference(double difference, double sd_difference, double power,
                                                      const VotesPerListener& votes, double alpha) {
  const double sd = sd_of_means(sd_difference, votes);
  return least([&](double n) { return power_paired(n, difference, sd, alpha) >= power; });
}

std::optional<std::uint64_t> listeners_for_two_panels(double difference, double sd, double power,
                                                      const VotesPerListener& votes, double alpha) {
  const double sd_mean = sd_of_means(sd, votes);
  return least([&](double n) { return power_two_panels(n, difference, sd_mean, alpha) >= power; });
}

} // namespace quietroom::stats
