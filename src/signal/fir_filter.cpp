#include "signal/fir.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace quietroom::signal {

namespace {

/// Outputs computed together: their sums stay in registers while the taps pass by.
constexpr std::size_t lanes = 8;

} // namespace

std::vector<double> filtered(const Fir& fir, std::span<const double> samples) {
  assert(fir.taps.size() % 2 == 1);
  const std::size_t half = fir.taps.size() / 2;
  const std::size_t rounded_up = (samples.size() + lanes - 1) / lanes * lanes;
  std::vector<double> padded(rounded_up + 2 * half);
  std::copy(samples.begin(), samples.end(), padded.begin() + static_cast<std::ptrdiff_t>(half));
  std::vector<double> out(rounded_up);
  for (std::size_t at = 0; at < rounded_up; at += lanes) {
    const double* x = padded.data() + at;
    std::array<double, lanes> sums{};
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] = fir.taps[half] * x[half + lane];
    for (std::size_t k = 0; k < half; ++k) { // symmetric taps: one product for two samples
      const double* mirrored = x + 2 * half - k;
      for (std::size_t lane = 0; lane < lanes; ++lane)
        sums[lane] += fir.taps[k] * (x[k + lane] + mirrored[lane]);
    }
    std::copy(sums.begin(), sums.end(), out.begin() + static_cast<std::ptrdiff_t>(at));
  }
  out.resize(samples.size());
  return out;
}

Clip filtered(const Fir& fir, const Clip& clip) {
  assert(fir.rate_hz == clip.rate_hz);
  std::vector<std::vector<double>> channels;
  for (int c = 0; c < clip.channels; ++c) channels.push_back(filtered(fir, channel(clip, c)));
  return interleave(clip.rate_hz, channels);
}

} // namespace quietroom::signal
