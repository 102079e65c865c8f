#pragma once

#include "votes/vote_table.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::stats {

/// How a listener's votes go with the panel's. An undefined r (all votes alike, fewer than two points) fails
/// every rule: it must never slip through a comparison.
struct ListenerCorrelation {
  std::string listener;
  std::optional<double> r_stimulus;  ///< with the MOS of the stimuli rated, this listener's votes among them
  std::optional<double> r_spearman;  ///< the same by ranks
  std::optional<double> r_condition; ///< over means of conditions
  std::optional<double> r_leave_one_out; ///< like r_stimulus, but the MOS is that of the others
  bool rejected_vqeg = false;            ///< r_stimulus < 0.75: VQEG HDTV, annex I
  bool rejected_p913 = false;            ///< r_stimulus < 0.75 and r_condition < 0.8: VQEG multimedia, P.913
  bool rejected_bt1788 = false;          ///< min(r_stimulus, r_spearman) < the panel's threshold
};

struct CorrelationScreening {
  std::vector<ListenerCorrelation> listeners; ///< bytewise
  std::optional<double> bt1788_threshold;     ///< min(0.85, mean - sd of the panel's r); BT.1788
};

/// One pass, nobody removed in between. A stimulus is one under its condition; several votes of a listener on
/// it enter as their mean.
CorrelationScreening correlation_screening(const votes::VoteTable& table);

} // namespace quietroom::stats
