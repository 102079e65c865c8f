#pragma once

#include "stats/compact_letters.h"
#include "stats/signed_rank.h"
#include "votes/vote_table.h"

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

/// Two levels of a factor held against each other, over the listeners who voted on both.
struct PairComparison {
  std::string a, b;
  PairedT t; ///< of a - b
  SignedRank wilcoxon;
  std::optional<double> t_holm, t_bh, wilcoxon_holm, wilcoxon_bh; ///< over the pairs where p is defined
};

/// Every pair of levels, in bytewise order. Without `wilcoxon` that part stays as for no difference;
/// with one common listener it has no p.
std::vector<PairComparison> paired_comparisons(const votes::VoteTable& table, const votes::Factor& factor,
                                               double level = 0.95, bool wilcoxon = true);

/// What a test says of a pair at `alpha`, given the p that counts (corrected for the other pairs or not).
/// Untested for fewer than two common listeners. Where all differences are equal there is no p: the levels
/// differ, but for a difference of 0.
Verdict verdict_of_t(const PairComparison& pair, std::optional<double> p, double alpha);
Verdict verdict_of_wilcoxon(const PairComparison& pair, std::optional<double> p, double alpha);

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

/// As above; where the votes do not vary within the levels, two levels differ if their means do.
Verdict verdict_of_tukey(const TukeyPair& pair, double alpha);

/// Empty for fewer than two levels or no degrees of freedom: no pair can be tested then.
std::optional<Tukey> tukey_hsd(const votes::VoteTable& table, const votes::Factor& factor,
                               double level = 0.95);

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
std::optional<Friedman> friedman(const votes::VoteTable& table, const votes::Factor& factor);

} // namespace quietroom::stats
