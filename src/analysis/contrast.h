#pragma once

#include "analysis/per_question.h"
#include "stats/paired_comparison.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::analysis {

/// What decides whether two levels differ.
enum class PairTest {
  t,        ///< paired, over listener means
  wilcoxon, ///< signed rank, over listener means
  tukey,    ///< HSD over votes, corrected for all pairs by itself
};

/// What is done because there are many pairs; nothing of it for Tukey.
enum class Correction { holm, benjamini_hochberg, none };

/// The words of a command line and of JSON: t, wilcoxon, tukey; holm, bh, none.
const char* text(PairTest test);
const char* text(Correction correction);
std::optional<PairTest> parse_pair_test(std::string_view word);
std::optional<Correction> parse_correction(std::string_view word);

struct ContrastQuestion {
  std::string by = "condition"; ///< the factor whose levels are compared
  PairTest test = PairTest::t;
  Correction correction = Correction::holm;
  double alpha = 0.05;     ///< level of significance, 0 < alpha < 1
  bool both_tests = false; ///< both paired tests, whichever decides; else the one that decides
};

/// One pair under the test that decides.
struct ContrastPair {
  std::string a, b;
  std::uint64_t n = 0; ///< listeners; 0 for Tukey, which pairs nobody
  std::optional<double> difference, ci_half, statistic, df, p, corrected;
  stats::Verdict verdict = stats::Verdict::same;
  bool constant = false; ///< every listener has the same difference, so there is no p
  std::optional<stats::PairComparison> paired = {}; ///< the paired tests; empty for Tukey
};

struct ContrastLevel {
  std::string name; ///< votes::name_of() reads it where it is a stimulus under a condition
  double mean = 0;  ///< of listener means, as in a MOS table
  std::uint64_t n_votes = 0, n_listeners = 0;
  std::string letters = {}; ///< empty: none, see letters_reason
};

/// Which levels of a factor differ.
struct Contrast {
  ContrastQuestion asked;
  bool per_condition = false; ///< levels are stimuli under their conditions (votes::presentation_factor)
  std::vector<ContrastLevel> levels; ///< best first
  std::vector<ContrastPair> pairs;   ///< bytewise by a, then b
  std::string letters_reason;        ///< why levels have no letters; empty where all have
};

/// All pairs of levels. Throws an input Error for more than 1000 levels.
PerQuestion<Contrast> contrast(votes::VoteTable votes, const ContrastQuestion& question);

} // namespace quietroom::analysis
