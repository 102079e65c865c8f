#pragma once

#include "votes/vote_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::stats {

/// One line of an analysis of variance. Undefined is empty: F where the error has no variance or no degrees
/// of freedom.
struct AnovaEffect {
  double ss = 0, ss_error = 0;
  double df1 = 0, df2 = 0;
  std::optional<double> f, p;
  std::optional<double> partial_eta2; ///< ss / (ss + ss_error)
};

/// Votes grouped by a factor, all taken as independent: overstates df2 where listeners vote more than once.
/// Empty for fewer than two levels.
std::optional<AnovaEffect> one_way_anova(const votes::VoteTable& table, const votes::Factor& factor);

/// Listener means per level, every listener their own block.
struct RepeatedMeasures {
  AnovaEffect effect;
  double ss_listener = 0;
  std::optional<double> epsilon_gg, epsilon_hf; ///< Greenhouse-Geisser; Huynh-Feldt, capped at 1
  std::optional<double> p_gg, p_hf;             ///< with both df times epsilon
  std::uint64_t n_listeners = 0;
  std::uint64_t n_left_out = 0; ///< listeners without a vote on some level
};

/// Empty for fewer than two levels, or fewer than two listeners who have all of them.
std::optional<RepeatedMeasures> repeated_measures_anova(const votes::VoteTable& table,
                                                        const votes::Factor& factor);

/// Listener x a x b, all of it within listeners; each effect is held against its own interaction with the
/// listener, as R's aov(... Error(listener/(a*b))) does.
struct TwoFactorRepeatedMeasures {
  AnovaEffect a, b, a_by_b;
  double ss_listener = 0, ss_total = 0;
  std::uint64_t n_listeners = 0, n_left_out = 0;
};

/// Empty for fewer than two levels of a factor, or fewer than two listeners with a vote on every combination.
/// Several votes on one combination enter as their mean.
std::optional<TwoFactorRepeatedMeasures> two_factor_anova(const votes::VoteTable& table,
                                                          const votes::Factor& a, const votes::Factor& b);

} // namespace quietroom::stats
