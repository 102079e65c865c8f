#pragma once

#include "signal/clip.h"

#include <cmath>
#include <cstdlib>
#include <vector>

namespace quietroom::test {

/// How a decoded clip follows the one that was coded.
struct Likeness {
  int lag = 0;            ///< samples by which it is late: where the correlation is highest
  double correlation = 0; ///< there
  double snr_db = 0;      ///< there, without a gain between the two
};

/// Of one channel, over all but `farthest` samples at both ends.
inline Likeness likeness(const signal::Clip& in, const signal::Clip& out, int index = 0, int farthest = 12) {
  const std::vector<double> x = signal::channel(in, index);
  const std::vector<double> y = signal::channel(out, index);
  const auto edge = static_cast<std::size_t>(farthest);
  Likeness best{0, -2, 0};
  for (int lag = -farthest; lag <= farthest; ++lag) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    double error = 0;
    for (std::size_t i = edge; i + edge < x.size(); ++i) {
      const double late = y[static_cast<std::size_t>(static_cast<std::ptrdiff_t>(i) + lag)];
      xx += x[i] * x[i];
      yy += late * late;
      xy += x[i] * late;
      error += (x[i] - late) * (x[i] - late);
    }
    const double correlation = xy / std::sqrt(xx * yy);
    if (correlation > best.correlation) best = {lag, correlation, 10 * std::log10(xx / error)};
  }
  return best;
}

} // namespace quietroom::test
