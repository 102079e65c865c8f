#include "stats/signed_rank.h"

#include "stats/distributions.h"
#include "stats/ranks.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace quietroom::stats {

namespace {

/// P(the smaller rank sum <= w) twice, every sign of every rank equally likely. Mid-ranks are halves, so sums
/// of doubled ranks are whole, and 2^50 choices of signs are counted without rounding.
double exact_p(std::span<const double> ranks, double smaller) {
  const auto limit = static_cast<std::size_t>(std::lround(2 * smaller));
  std::vector<std::uint64_t> ways(limit + 1, 0); // by sum of doubled ranks
  ways[0] = 1;
  for (const double rank : ranks) {
    const auto step = static_cast<std::size_t>(std::lround(2 * rank));
    for (std::size_t sum = limit; sum >= step && sum <= limit; --sum) ways[sum] += ways[sum - step];
  }
  double count = 0;
  for (const std::uint64_t n : ways) count += static_cast<double>(n);
  return std::min(1.0, std::ldexp(count, 1 - static_cast<int>(ranks.size())));
}

void set_normal(SignedRank& out, double tie_sum) {
  const auto n = static_cast<double>(out.n);
  const double sd = std::sqrt(n * (n + 1) * (2 * n + 1) / 24 - tie_sum / 48);
  const double excess = out.w_plus - n * (n + 1) / 4;
  out.z = excess / sd;
  out.p_normal = normal_two_sided_p(*out.z);
  out.p_corrected = normal_two_sided_p(std::max(0.0, std::abs(excess) - 0.5) / sd);
}

} // namespace

SignedRank signed_rank(std::span<const double> differences) {
  std::vector<double> sizes;
  std::vector<bool> positive;
  for (const double d : differences) {
    if (rounded_for_ranks(d) == 0) continue;
    sizes.push_back(std::abs(d));
    positive.push_back(d > 0);
  }
  SignedRank out;
  out.n = sizes.size();
  if (out.n == 0) return out;
  const Ranks ranks = mid_ranks(sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i) (positive[i] ? out.w_plus : out.w_minus) += ranks.values[i];
  set_normal(out, ranks.tie_sum);
  if (out.n > SignedRank::most_exact) {
    out.method = SignedRankMethod::normal;
    out.p = out.p_corrected;
    return out;
  }
  const bool plain = ranks.tie_sum == 0 && sizes.size() == differences.size();
  out.method = plain ? SignedRankMethod::exact : SignedRankMethod::permutation;
  out.p = exact_p(ranks.values, std::min(out.w_plus, out.w_minus));
  return out;
}

const char* text(SignedRankMethod method) {
  if (method == SignedRankMethod::normal) return "normal";
  return method == SignedRankMethod::exact ? "exact" : "permutation";
}

} // namespace quietroom::stats
