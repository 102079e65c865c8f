#pragma once

#include "stats/paired_comparison.h"
#include "votes/vote_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// How pairs are tested and at what level.
struct ContrastMethod {
  std::string test, correction; ///< t, wilcoxon or tukey; holm, bh or none
  double alpha = 0.05;
};

/// One pair under the test chosen.
struct ContrastPair {
  std::string a, b;
  std::uint64_t n = 0; ///< listeners; 0 for Tukey, which pairs nobody
  std::optional<double> difference, ci_half, statistic, df, p, corrected;
  stats::Verdict verdict = stats::Verdict::same;
  bool constant = false; ///< every listener has the same difference, so there is no p
  std::optional<stats::SignedRank> wilcoxon = {}; ///< where that is the test
};

struct ContrastLevel {
  std::string name;
  double mean = 0;
  std::uint64_t n_votes = 0, n_listeners = 0;
  std::string letters = {}; ///< empty: none, see letters_reason
};

struct Contrast {
  std::string factor;
  bool per_condition = false; ///< levels are stimuli under their conditions (votes::presentation_factor)
  std::vector<ContrastLevel> levels;          ///< best first
  std::vector<ContrastPair> pairs;            ///< bytewise by a, then b
  std::vector<stats::Comparison> comparisons; ///< of the paired tests, in the same order
  std::string letters_reason;                 ///< why levels have no letters; empty where all have
};

/// Both paired tests where `all_tests`, else the one chosen. Throws an input Error for too many levels.
Contrast contrast(const votes::VoteTable& votes, const votes::Factor& factor, const ContrastMethod& method,
                  bool all_tests);

} // namespace quietroom::cli
