#pragma once

#include <cstdint>
#include <optional>

namespace quietroom::stats {

/// Several votes of one listener are worth less than as many listeners: with m votes a listener and
/// condition, the variance of a mean is (1 + (m - 1) rho) / m of that of single votes, where rho is the share
/// of the variance that lies between listeners (0.17 to 0.28 in real panels).
struct VotesPerListener {
  double m = 1;   ///< >= 1
  double rho = 0; ///< 0 to 1
};

/// 1 + (m - 1) rho.
double design_effect(const VotesPerListener& votes);

/// Power of the two-sided t test for a true difference; n listeners who vote on both conditions, or n in
/// each of two panels. sd_difference is that of a listener's difference, sd that of votes. n >= 2.
double power_paired(double n, double difference, double sd_difference, double alpha = 0.05);
double power_two_panels(double n_each, double difference, double sd, double alpha = 0.05);

/// The least number of listeners (>= 2) that will do; empty where 10 million will not. All arguments > 0.
std::optional<std::uint64_t> listeners_for_half_width(double half_width, double sd,
                                                      const VotesPerListener& votes = {},
                                                      double level = 0.95);
std::optional<std::uint64_t> listeners_for_difference(double difference, double sd_difference, double power,
                                                      const VotesPerListener& votes = {},
                                                      double alpha = 0.05);
/// In each of two independent panels.
std::optional<std::uint64_t> listeners_for_two_panels(double difference, double sd, double power,
                                                      const VotesPerListener& votes = {},
                                                      double alpha = 0.05);

} // namespace quietroom::stats
