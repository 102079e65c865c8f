#pragma once

#include "stats/vote_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quietroom::stats {

/// Paired t test. Undefined is empty: for fewer than two differences; t and p where all of them are equal.
struct PairedT {
  std::uint64_t n = 0;
  std::optional<double> difference, sd, t, p, ci_half;
  double df = 0;
};

PairedT paired_t(std::vector<double> differences, double level = 0.95);

/// Wilcoxon signed rank: zeros dropped, mid-ranks, normal p of the tie-corrected z, two-sided.
struct SignedRank {
  std::uint64_t n = 0; ///< differences that are not zero
  double w_plus = 0, w_minus = 0;
  std::optional<double> z, p;        ///< without continuity correction; empty for n = 0
  std::optional<double> p_corrected; ///< with it
};

SignedRank signed_rank(std::span<const double> differences);

/// Two levels of a factor held against each other, over the listeners who voted on both.
struct Comparison {
  std::string a, b;
  PairedT t; ///< of a - b
  SignedRank wilcoxon;
  std::optional<double> t_holm, t_bh, wilcoxon_holm, wilcoxon_bh; ///< over the pairs where p is defined
};

/// Every pair of levels, in bytewise order.
std::vector<Comparison> paired_comparisons(const VoteTable& table, const Factor& factor, double level = 0.95);

/// Tukey's HSD (Tukey-Kramer where the levels have unequal votes): all votes taken as independent.
struct TukeyPair {
  std::string a, b;
  double difference = 0;
  std::optional<double> q, p, ci_half; ///< empty where the votes do not vary within the levels
};

struct Tukey {
  double ms_within = 0, df = 0;
  std::optional<double> q_critical;
  std::vector<TukeyPair> pairs; ///< bytewise
};

/// Empty for fewer than two levels or no degrees of freedom.
std::optional<Tukey> tukey_hsd(const VoteTable& table, const Factor& factor, double level = 0.95);

/// Do listeners rank the levels alike? Over listeners who have all of them, ties corrected.
struct Friedman {
  std::vector<std::string> levels;
  std::vector<double> mean_ranks;
  std::uint64_t n_listeners = 0, n_left_out = 0;
  double df = 0, df2 = 0;
  std::optional<double> chi2, p, kendall_w;                 ///< empty where every listener ties all levels
  std::optional<double> iman_davenport_f, iman_davenport_p; ///< F empty (infinite) and p 0 for W = 1
};

/// Empty for fewer than two levels or listeners.
std::optional<Friedman> friedman(const VoteTable& table, const Factor& factor);

} // namespace quietroom::stats
