#include "watch/recency.h"

#include <cmath>

namespace quietroom::watch {

namespace {

// Unverified: recalled from TS 101 329-5 Annex E.
constexpr double into_burst_s = 5, into_gap_s = 15, forgetting_s = 30, weight = 0.7;

} // namespace

Recency recency(const RecencyInput& in) {
  if (in.burst_s <= 0) return {in.Ie_gap, in.Ie_gap, in.Ie_gap, in.Ie_gap};
  if (in.gap_s <= 0) return {in.Ie_burst, in.Ie_burst, in.Ie_burst, in.Ie_burst};
  const double b = std::exp(-in.burst_s / into_burst_s), g = std::exp(-in.gap_s / into_gap_s);
  Recency out;
  out.I2 = (in.Ie_gap * (1 - g) + in.Ie_burst * (1 - b) * g) / (1 - b * g);
  out.I1 = in.Ie_burst - (in.Ie_burst - out.I2) * b;
  out.Ie_average =
      (in.burst_s * in.Ie_burst + in.gap_s * in.Ie_gap - into_burst_s * (in.Ie_burst - out.I2) * (1 - b) +
       into_gap_s * (out.I1 - in.Ie_gap) * (1 - g)) /
      (in.burst_s + in.gap_s);
  out.Ie_end =
      out.Ie_average + weight * (out.I1 - out.Ie_average) * std::exp(-in.since_burst_s / forgetting_s);
  return out;
}

} // namespace quietroom::watch
