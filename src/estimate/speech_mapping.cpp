#include "estimate/speech_mapping.h"

#include <algorithm>
#include <cmath>

namespace quietroom::estimate {

double speech_mos(double vnsim, Scaling scaling) {
  constexpr double lowest = 1, highest = 5;
  if (vnsim < unlike_vnsim) return lowest;
  // ViSQOL 3.3.3, fitted for conformance 333; the scale is a float there.
  constexpr double offset = -262.847869, slope = 0.0154302525, origin = -361.063949;
  constexpr float scale = 1.245063F;
  const double mos = offset + std::exp(slope * (vnsim - origin));
  return std::clamp(scaling == Scaling::scaled ? mos * scale : mos, lowest, highest);
}

} // namespace quietroom::estimate
