#include "estimate/envelope_lag.h"

#include <cmath>
#include <numeric>

namespace quietroom::estimate {

std::vector<double> envelope(std::span<const double> samples) {
  const double mean =
      std::accumulate(samples.begin(), samples.end(), 0.0) / static_cast<double>(samples.size());
  std::vector<double> out(samples.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = 2 * std::abs(samples[i] - mean) + mean;
  return out;
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
