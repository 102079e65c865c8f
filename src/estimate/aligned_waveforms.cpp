#include "estimate/aligned_waveforms.h"

#include "estimate/dot_product.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace quietroom::estimate {

namespace {

/// The samples that overlap where the degraded sound is moved by `lag` (negative: it is late).
struct Overlap {
  std::span<const double> reference, degraded;
};

Overlap overlap_at(const MonoPair& pair, std::ptrdiff_t lag) {
  const auto behind = [](std::span<const double> sound, std::ptrdiff_t drop) {
    return sound.subspan(std::min(sound.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(drop, 0))));
  };
  Overlap out{behind(pair.reference, lag), behind(pair.degraded, -lag)};
  const std::size_t length = std::min(out.reference.size(), out.degraded.size());
  return {out.reference.first(length), out.degraded.first(length)};
}

double agreement_at(const MonoPair& pair, std::ptrdiff_t lag) {
  const Overlap both = overlap_at(pair, lag);
  return std::abs(dot_product(both.reference, both.degraded));
}

std::vector<double> without_mean(std::span<const double> samples) {
  std::vector<double> out(samples.begin(), samples.end());
  if (out.empty()) return out;
  const double mean = std::accumulate(out.begin(), out.end(), 0.0) / static_cast<double>(out.size());
  for (double& x : out) x -= mean;
  return out;
}

} // namespace

AlignedWaveforms aligned_waveforms(const MonoPair& pair, std::ptrdiff_t envelope_lag) {
  constexpr double search_s = 0.002;
  const auto most = static_cast<std::ptrdiff_t>(search_s * pair.rate_hz);
  std::ptrdiff_t best = envelope_lag;
  double highest = agreement_at(pair, best);
  for (std::ptrdiff_t lag = envelope_lag - most; lag <= envelope_lag + most; ++lag)
    if (const double here = agreement_at(pair, lag); here > highest) {
      highest = here;
      best = lag;
    }
  const Overlap both = overlap_at(pair, best);
  return {without_mean(both.reference), without_mean(both.degraded)};
}

} // namespace quietroom::estimate
