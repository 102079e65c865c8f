#include "estimate/made_impairment.h"

#include "core/gaussian.h"
#include "core/random.h"
#include "estimate/level_match.h"
#include "signal/fir.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace quietroom::estimate {

namespace {

constexpr double word_s = 0.7, cycle_s = 1.2;

/// Harmonics of a voice that glides from 110 to 150 Hz in a word, 6 dB an octave down.
double voice_at(double in_word_s, int rate_hz) {
  const double phase = 2 * std::numbers::pi * (110 * in_word_s + 40 * in_word_s * in_word_s / (2 * word_s));
  double out = 0;
  for (int h = 1; h * 150 < std::min(rate_hz / 2, 8000); ++h) out += std::sin(h * phase + h * h) / h;
  return out;
}

} // namespace

signal::Clip made_speech(int rate_hz, double seconds, std::uint64_t seed) {
  constexpr double rms = 0.04, floor = 1e-5, hiss = 0.5, breath = 0.02;
  Gaussian noise(seed);
  signal::Clip out{rate_hz, 1, std::vector<double>(static_cast<std::size_t>(seconds * rate_hz))};
  for (std::size_t i = 0; i < out.samples.size(); ++i) {
    const double t = static_cast<double>(i) / rate_hz;
    const double in_word_s = std::fmod(t, cycle_s);
    const bool is_hiss = static_cast<int>(t / cycle_s) % 3 == 2 && in_word_s < word_s / 3;
    const double envelope = in_word_s < word_s ? std::sin(std::numbers::pi * in_word_s / word_s) : 0;
    const double white = noise.next();
    out.samples[i] = envelope * (is_hiss ? hiss * white : voice_at(in_word_s, rate_hz) + breath * white);
  }
  const double gain = rms / rms_of(out.samples);
  for (double& x : out.samples) x = x * gain + floor * noise.next();
  return out;
}

signal::Clip with_noise(signal::Clip clip, double snr_db, std::uint64_t seed) {
  Gaussian noise(seed);
  const double rms = rms_of(clip.samples) * std::pow(10, -snr_db / 20);
  for (double& x : clip.samples) x += rms * noise.next();
  return clip;
}

signal::Clip with_loss(signal::Clip clip, double percent, std::uint64_t seed) {
  const auto frame = static_cast<std::size_t>(clip.rate_hz / 50);
  SplitMix64 words(seed);
  for (std::size_t begin = 0; begin < clip.samples.size(); begin += frame) {
    if (100 * words.next_unit() >= percent) continue;
    const std::size_t end = std::min(begin + frame, clip.samples.size());
    std::fill(clip.samples.begin() + static_cast<std::ptrdiff_t>(begin),
              clip.samples.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
  }
  return clip;
}

signal::Clip with_bandwidth(const signal::Clip& clip, double hz) {
  constexpr double transition = 0.1, attenuation_db = 60;
  return signal::filtered(signal::low_pass(clip.rate_hz, {hz, transition * hz}, attenuation_db), clip);
}

signal::Clip with_gain(signal::Clip clip, double factor) {
  for (double& x : clip.samples) x *= factor;
  return clip;
}

signal::Clip with_delay(const signal::Clip& clip, double seconds) {
  signal::Clip out = clip;
  out.samples.assign(static_cast<std::size_t>(seconds * clip.rate_hz), 0.0);
  out.samples.insert(out.samples.end(), clip.samples.begin(), clip.samples.end());
  return out;
}

} // namespace quietroom::estimate
