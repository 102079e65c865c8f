#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace quietroom::stats {

/// The votes of one listener on one condition.
struct VoteCell {
  std::uint32_t listener = 0, condition = 0; ///< from 0
  std::int64_t count = 0;
  double sum = 0, squares = 0;
};

/// vote = beta of the condition + b of the listener + e, variances by restricted maximum likelihood.
struct RandomIntercept {
  std::vector<double> beta, se; ///< by condition
  /// Of each beta's Student t by Satterthwaite: 2 V^2 / var(V), the variance of both components taken from
  /// the curvature of the restricted likelihood (F. E. Satterthwaite, Biometrics Bull. 2 (1946) 110-114; A.
  /// H.-T. Fai and P. L. Cornelius, J. Statist. Comput. Simul. 54 (1996) 363-378). Votes less conditions
  /// where the variance of listeners is 0.
  std::vector<double> df;
  double var_listener = 0, var_residual = 0;
  double profile_deviance = 0; ///< -2 log REML less (n - p)(1 + log 2 pi); -infinity for a perfect fit
};

/// Cells in order of listener, then condition; every condition has votes. Who is which listener changes no
/// digit. Empty where the model cannot be fitted: fewer than two listeners, no more votes than conditions. A
/// variance of listeners that would be negative is 0. Throws an input Error for more than 1500 conditions,
/// which would take minutes.
std::optional<RandomIntercept> random_intercept(std::span<const VoteCell> cells, std::size_t listeners,
                                                std::size_t conditions);

} // namespace quietroom::stats
