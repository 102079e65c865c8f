#pragma once

#include "stats/bounded_interval.h"

#include <cstdint>
#include <optional>
#include <span>

/// How near estimates are to opinions (ITU-T P.1401).
namespace quietroom::compare {

/// With e = mos - estimate over n points. All intervals are of 95 %. Undefined is empty: correlations for n <
/// 2 or a constant side, RMSE for n - d < 1, RMSE* and outliers where the uncertainty of any point is
/// unknown, all for n = 0.
struct Measures {
  std::uint64_t n = 0;
  std::uint64_t d = 1; ///< coefficients that the estimates took from the points; 1 where they took none
  std::optional<double> pearson, spearman, kendall;
  std::optional<stats::Limits> pearson_ci;           ///< Fisher's z; for n >= 4 and |r| < 1
  std::optional<double> rmse;                        ///< sqrt(sum e^2 / (n - d))
  std::optional<stats::Limits> rmse_ci;              ///< chi squared, n - d degrees of freedom
  std::optional<double> rmse_n;                      ///< sqrt(sum e^2 / n)
  std::optional<double> rmse_star;                   ///< of max(0, |e| - ci_half), divisor n - d
  std::optional<std::uint64_t> outliers;             ///< |e| > ci_half, see exceeds()
  std::optional<double> outlier_ratio;               ///< their share
  std::optional<double> outlier_ratio_ci_half;       ///< Wald: 0 where nothing or everything is an outlier
  std::optional<stats::Limits> outlier_ratio_wilson; ///< keeps a width there
  std::optional<double> bias;           ///< mean of estimate - mos: positive where it is too high
  std::optional<double> mae, max_error; ///< of |e|
};

/// `ci_half` is as long as the others, or empty where the half-width of any point is not known.
Measures measures(std::span<const double> mos, std::span<const double> estimate,
                  std::span<const double> ci_half, std::uint64_t d);

/// tanh(atanh r -+ z / sqrt(n - 3)).
std::optional<stats::Limits> correlation_interval(double r, std::uint64_t n);

/// |difference| > ci_half. Decimals such as 1.2 - 1.1 against 0.1 are ties that binary rounding must not
/// decide: up to 1e-9 beyond is within.
bool exceeds(double difference, double ci_half);

/// How many |mos - estimate| > ci_half. Not for empty spans.
std::uint64_t outliers(std::span<const double> mos, std::span<const double> estimate,
                       std::span<const double> ci_half);

} // namespace quietroom::compare
