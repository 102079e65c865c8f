#pragma once

#include <string_view>

namespace quietroom::watch {

/// Burst and gap with the listener's memory (TS 101 329-5 Annex E, VQmon): the perceived impairment moves
/// exponentially between that of bursts and that of gaps.
struct RecencyInput {
  double Ie_burst = 0, Ie_gap = 0; ///< Ie,eff of each
  double burst_s = 0, gap_s = 0;   ///< mean durations
  double since_burst_s = 0;        ///< from the end of the last burst to that of the call
};

struct Recency {
  double I1 = 0, I2 = 0; ///< perceived at the ends of bursts and of gaps
  double Ie_average = 0;
  double Ie_end = 0; ///< as remembered at the end of the call
};

Recency recency(const RecencyInput& in);

/// t1 = 5 s, t2 = 15 s, t3 = 30 s, k = 0.7 are recalled and not read in the standard.
inline constexpr std::string_view recency_doubt =
    "the end-of-call value uses recalled constants (5 s, 15 s, 30 s, 0.7), unverified";

} // namespace quietroom::watch
