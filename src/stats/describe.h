#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace quietroom::stats {

/// How many votes fell on each level of a scale that begins at `low`.
struct Histogram {
  int low = 1;
  std::vector<std::uint64_t> counts;
};

/// What a set of votes is like. Undefined is empty: everything for no vote; sd and se for one vote; skewness
/// and kurtosis where all votes agree. Sums are whole numbers, so the order of the votes changes no digit.
struct Description {
  std::uint64_t n = 0;
  std::optional<double> mean;
  std::optional<double> sd;                            ///< divisor n - 1
  std::optional<double> sd_pop;                        ///< divisor n, the "SOS" of the QoE literature
  std::optional<double> se;                            ///< sd / sqrt(n)
  std::optional<double> min, max, q1, median, q3, iqr; ///< quantiles: Hyndman-Fan type 7
  std::optional<double> skewness;                      ///< m3 / m2^1.5, population moments
  std::optional<double> kurtosis;                      ///< m4 / m2^2, not the excess
  std::optional<double> good_or_better_percent; ///< votes on the upper two levels of a five-point scale
  std::optional<double> poor_or_worse_percent;  ///< votes on the lower two
};

Description describe(const Histogram& votes);

/// The same of votes that need not be whole, ascending; they have no categories, so no shares. Sums go in
/// this order, so the order in which votes were given changes no digit.
Description describe_sorted(std::span<const double> votes);

/// Type 7 quantile (h = (n - 1) p, linear) of the votes; 0 <= p <= 1.
std::optional<double> quantile(const Histogram& votes, double p);

} // namespace quietroom::stats
