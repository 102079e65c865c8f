#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace quietroom::stats {

/// Where the p-value of a signed-rank test that decides comes from.
enum class SignedRankMethod {
  exact,       ///< the distribution of W for ranks 1 to n
  permutation, ///< the same over all signs of the ranks at hand, where differences are tied or zero
  normal,      ///< the tie-corrected z with continuity correction, for more than `most_exact` differences
};

/// Wilcoxon signed rank: zeros dropped, mid-ranks, two-sided. Every p is empty for n = 0.
struct SignedRank {
  std::uint64_t n = 0; ///< differences that are not zero
  double w_plus = 0, w_minus = 0;
  std::optional<double> z;           ///< of the tie-corrected normal approximation
  std::optional<double> p;           ///< the one that decides, by `method`
  std::optional<double> p_normal;    ///< of z, without continuity correction
  std::optional<double> p_corrected; ///< of z, with continuity correction of 0.5
  SignedRankMethod method = SignedRankMethod::exact;

  static constexpr std::uint64_t most_exact = 50;
};

SignedRank signed_rank(std::span<const double> differences);

const char* text(SignedRankMethod method);

} // namespace quietroom::stats
