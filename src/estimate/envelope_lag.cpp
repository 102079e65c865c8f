#include "estimate/envelope_lag.h"

#include <cmath>
#include <numeric>

namespace quietroom::estimate {

CorrelatedSequence envelope(std::span<const double> samples) {
  return {samples,
          std::accumulate(samples.begin(), samples.end(), 0.0) / static_cast<double>(samples.size())};
}

EnvelopeLag envelope_lag(std::span<const double> reference, std::span<const double> degraded,
                         const CrossCorrelator& correlator) {
  EnvelopeLag out;
  out.found = correlator.best_lag(envelope(reference), envelope(degraded));
  if (std::abs(static_cast<double>(out.found)) <= static_cast<double>(reference.size()) / 2)
    out.samples = out.found;
  return out;
}

std::vector<double> moved(std::vector<double> degraded, std::ptrdiff_t lag) {
  if (lag < 0)
    degraded.erase(degraded.begin(), degraded.begin() - lag);
  else
    degraded.insert(degraded.begin(), static_cast<std::size_t>(lag), 0.0);
  return degraded;
}

} // namespace quietroom::estimate
