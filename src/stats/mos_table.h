#pragma once

#include "stats/bootstrap.h"
#include "stats/describe.h"
#include "stats/interval.h"
#include "votes/vote_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quietroom::stats {

/// How the uncertainty of every row is found.
struct CiOptions {
  CiMethod method = CiMethod::listeners;
  BootstrapOptions bootstrap = {}; ///< for CiMethod::bootstrap only

  CiOptions() = default;
  CiOptions(CiMethod chosen) : method(chosen) {}
  CiOptions(CiMethod chosen, BootstrapOptions options) : method(chosen), bootstrap(options) {}
};

struct MosRow {
  std::vector<std::string> keys; ///< one level a factor
  std::uint64_t n_votes = 0, n_listeners = 0, n_files = 0;
  double mos = 0; ///< the centre of the method: mean of listener means for `listeners`, fixed effect for
                  ///< `mixed`, else mean of votes
  double mean_votes = 0;
  std::optional<double> sd; ///< of the votes, divisor n - 1
  std::optional<double> se; ///< of mos, by the method
  std::optional<double> df; ///< of the interval's Student t; for cluster, twoway and mixed
  std::optional<double> ci_low, ci_high;
  std::optional<double> ci_half; ///< half of high - low; the limits of a bootstrap need not be symmetric
  std::optional<double> dv, dv_ci_half; ///< of a hidden reference: mean difference value; set by `analysis`
  double median = 0;
  std::optional<double> p_good_or_better, p_poor_or_worse; ///< per cent; five-point scales only
  std::vector<std::uint64_t> votes; ///< how many on each level of the scale; none where a vote of the table
                                    ///< is not whole
  std::optional<Description> real_votes; ///< what is known of them there
};

/// One row for each combination of levels that has votes, sorted bytewise by `by` in its order. Every factor
/// of `by` must be in the table. The order of the rows changes no digit. Limits of `mixed` are Student t with
/// Satterthwaite's degrees of freedom. Throws an input Error for more rows than the
/// method can take.
std::vector<MosRow> mos_table(const votes::VoteTable& table, std::span<const std::string> by,
                              const CiOptions& ci, double level = 0.95);

/// mos_table() of each question; with several, the question is the first key of every row.
std::vector<MosRow> mos_by_question(const votes::VoteTable& table, std::span<const std::string> by,
                                    const CiOptions& ci, double level = 0.95);

} // namespace quietroom::stats
