#include "signal/true_peak.h"

#include "signal/pair.h"
#include "signal/samples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

namespace quietroom::signal {

namespace {

constexpr int taps = 49;
constexpr std::size_t block = 32;   // samples that are looked at together
constexpr std::size_t history = 24; // samples before one that its interpolation takes, of two times at most
static_assert(history <= block);

/// One of the positions between two samples: the newest sample first.
struct Phase {
  std::vector<double> weights;
  std::vector<std::size_t> ages;
};

std::vector<Phase> phases_of(int factor) {
  std::vector<Phase> out(static_cast<std::size_t>(factor));
  constexpr double pi = std::numbers::pi;
  constexpr double nothing = 0.000001;
  for (int j = 0; j < taps; ++j) {
    const double m = j - (taps - 1) / 2.0;
    const double sinc = std::abs(m) > nothing ? std::sin(m * pi / factor) / (m * pi / factor) : 1.0;
    const double weight = sinc * (0.5 * (1 - std::cos(2 * pi * j / (taps - 1))));
    if (std::abs(weight) <= nothing) continue;
    Phase& phase = out[static_cast<std::size_t>(j % factor)];
    phase.weights.push_back(weight);
    phase.ages.push_back(static_cast<std::size_t>(j / factor));
  }
  return out;
}

/// By how much an interpolated sample can exceed the samples it is made of, with room for rounding.
double largest_gain(const std::vector<Phase>& phases) {
  double out = 0;
  for (const Phase& phase : phases) {
    double sum = 0;
    for (const double weight : phase.weights) sum += std::abs(weight);
    out = std::max(out, sum);
  }
  return out * 1.0001;
}

/// Highest magnitude that a phase makes of a block, whose first sample stands at `first`. The block side by
/// side, a weight at a time: each sum is the one that its samples one after another would give.
double highest(const Phase& phase, const double* first) {
  std::array<Pair, block / 2> sums{};
  for (std::size_t t = 0; t < phase.weights.size(); ++t) {
    const double* x = first - phase.ages[t];
    const Pair weight = {phase.weights[t], phase.weights[t]};
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += pair_at(x + 2 * i) * weight;
  }
  float out = 0;
  for (const Pair& each : sums)
    out = std::max({out, std::abs(static_cast<float>(each[0])), std::abs(static_cast<float>(each[1]))});
  return static_cast<double>(out);
}

/// Highest magnitude of each block of samples.
std::vector<double> block_peaks(const Clip& clip, std::size_t channel) {
  const auto channels = static_cast<std::size_t>(clip.channels);
  const std::size_t frames = clip.frames();
  std::vector<double> out((frames + block - 1) / block);
  for (std::size_t b = 0; b < out.size(); ++b) {
    const std::size_t begin = b * block;
    const std::size_t end = std::min(begin + block, frames);
    if (channels == 1) {
      out[b] = peak_of(std::span(clip.samples).subspan(begin, end - begin));
      continue;
    }
    for (std::size_t i = begin; i < end; ++i)
      out[b] = std::max(out[b], std::abs(clip.samples[i * channels + channel]));
  }
  return out;
}

class Interpolator {
public:
  explicit Interpolator(int factor) : m_phases(phases_of(factor)), m_gain(largest_gain(m_phases)) {}

  /// The peak of a channel where it is above `peak`, which is that of all samples at least. Blocks whose
  /// samples are too low for it are passed over: nearly all.
  double peak_of(const Clip& clip, std::size_t channel, double peak) const {
    const std::vector<double> peaks = block_peaks(clip, channel);
    for (std::size_t b = 0; b <= peaks.size(); ++b) { // the last: what comes out behind the end
      const double before = b > 0 ? peaks[b - 1] : 0.0;
      const double now = b < peaks.size() ? peaks[b] : 0.0;
      if (m_gain * std::max(before, now) > peak) peak = std::max(peak, peak_of_block(clip, channel, b));
    }
    return peak;
  }

private:
  double peak_of_block(const Clip& clip, std::size_t channel, std::size_t b) const {
    std::array<double, block + history> samples{};
    const auto channels = static_cast<std::size_t>(clip.channels);
    for (std::size_t i = 0; i < block + history; ++i) {
      const std::size_t at = b * block + i; // of the sample `history` before
      if (at >= history && at - history < clip.frames())
        samples[i] = static_cast<double>(
            static_cast<float>(clip.samples[(at - history) * channels + channel])); // as libebur128 does
    }
    double peak = 0;
    for (const Phase& phase : m_phases) peak = std::max(peak, highest(phase, &samples[history]));
    return peak;
  }

  std::vector<Phase> m_phases;
  double m_gain;
};

int oversampling(int rate_hz) { return rate_hz < 96000 ? 4 : rate_hz < 192000 ? 2 : 1; }

} // namespace

std::optional<double> true_peak_dbtp(const Clip& clip) {
  double peak = peak_of(clip.samples);
  if (const int factor = oversampling(clip.rate_hz); factor > 1 && peak > 0.0) {
    const Interpolator interpolator(factor);
    for (int c = 0; c < clip.channels; ++c)
      peak = interpolator.peak_of(clip, static_cast<std::size_t>(c), peak);
  }
  return peak > 0.0 ? std::optional(20.0 * std::log10(peak)) : std::nullopt;
}

} // namespace quietroom::signal
