#pragma once

#include "stats/sample_size.h"

#include <cstdint>
#include <optional>
#include <vector>

/// How many listeners a study yet to come needs. Pure.
namespace quietroom::analysis {

/// What is to be reached, and by whom: one of the first two is given.
struct PanelSizeQuestion {
  std::optional<double> half_width = {}; ///< of the interval of a condition's MOS, > 0
  std::optional<double> difference = {}; ///< between two conditions that is to be found, > 0
  double sd = 0.8;     ///< of votes; where a difference is paired, of one listener's differences
  double power = 0.8;  ///< to find the difference, 0.05 to 0.9999
  double alpha = 0.05; ///< of the test, and 1 - level of the interval; above 0, at most 0.5
  stats::VotesPerListener votes = {}; ///< on one condition
  bool two_panels = false;            ///< the two conditions are heard by different listeners
};

/// The answer for a half-width or a difference.
struct PanelSizeTarget {
  double target = 0;
  std::optional<std::uint64_t> listeners;    ///< in each panel; empty where 10 million will not do
  std::optional<double> votes_per_condition; ///< empty likewise
};

struct PanelSizeAnswer {
  PanelSizeQuestion question;
  PanelSizeTarget asked;
  std::vector<PanelSizeTarget>
      around;               ///< half the target to twice as much, so that the price of precision shows
  double design_effect = 1; ///< of several votes of one listener
};

PanelSizeAnswer panel_size(const PanelSizeQuestion& question);

} // namespace quietroom::analysis
