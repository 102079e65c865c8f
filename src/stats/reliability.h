#pragma once

#include "stats/cell_table.h"
#include "stats/limits.h"
#include "votes/vote_table.h"

#include <array>
#include <optional>

namespace quietroom::stats {

/// Intraclass correlations of P. E. Shrout and J. L. Fleiss, Psychol. Bull. 86 (1979) 420-428. (1,*): every
/// target has its own raters; (2,*): raters are a sample, their level counts; (3,*): these raters, ranking
/// only. (*,1): one rater; (*,k): the mean of all. A coefficient is empty where its denominator is zero.
struct Icc {
  std::size_t n_targets = 0, n_raters = 0;
  double ms_targets = 0, ms_raters = 0, ms_error = 0, ms_within = 0;
  std::optional<double> icc_1_1, icc_2_1, icc_3_1, icc_1_k, icc_2_k, icc_3_k;
  /// F intervals of K. O. McGraw and S. P. Wong, Psychol. Methods 1 (1996) 30-46.
  std::optional<Limits> limits_2_1, limits_3_1, limits_3_k;
};

/// Rows are raters, columns are targets. Empty for fewer than two of either.
std::optional<Icc> intraclass_correlation(const Matrix& raters_by_targets, double level = 0.95);

/// Krippendorff's alpha of the votes, units are stimuli under their conditions; those with one vote drop out.
/// Empty where all pairable votes are equal or there are none.
struct KrippendorffAlpha {
  std::optional<double> nominal, ordinal, interval;
};

KrippendorffAlpha krippendorff_alpha(const votes::VoteTable& table);

} // namespace quietroom::stats
