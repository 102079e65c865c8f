#include "codec/pitch_search.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace quietroom::codec {

namespace {

constexpr double least_energy = 250.0; // floor of the normalisation, so that silence has no pitch

/// Correlation with `lag` samples earlier, every `step`-th sample, over the root of the earlier energy.
double normalised_correlation(std::span<const double> window, const double* earlier, std::size_t step) {
  double energy = 0;
  double product = 0;
  for (std::size_t i = 0; i < window.size(); i += step) {
    energy += earlier[i] * earlier[i];
    product += earlier[i] * window[i];
  }
  return product / std::sqrt(std::max(energy, least_energy));
}

} // namespace

std::size_t pitch_of(std::span<const double> recent) {
  assert(recent.size() >= pitch_search_samples);
  constexpr std::size_t coarse = 2;
  constexpr std::size_t lags = longest_pitch - shortest_pitch;
  const std::span<const double> window = recent.last(pitch_window);
  const double* const oldest = recent.last(pitch_search_samples).data(); // `longest_pitch` before the window
  std::size_t best = 0;                                                  // counted from the longest lag down
  double highest = normalised_correlation(window, oldest, coarse);
  for (std::size_t j = coarse; j <= lags; j += coarse) {
    const double correlation = normalised_correlation(window, oldest + j, coarse);
    if (correlation >= highest) { // of equals the shorter lag
      highest = correlation;
      best = j;
    }
  }
  const std::size_t from = best < coarse ? 0 : best - (coarse - 1);
  const std::size_t to = std::min(best + (coarse - 1), lags);
  best = from;
  highest = normalised_correlation(window, oldest + from, 1);
  for (std::size_t j = from + 1; j <= to; ++j) {
    const double correlation = normalised_correlation(window, oldest + j, 1);
    if (correlation > highest) {
      highest = correlation;
      best = j;
    }
  }
  return longest_pitch - best;
}

} // namespace quietroom::codec
