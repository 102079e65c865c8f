#pragma once

#include "core/gaussian.h"
#include "signal/clip.h"

#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <span>
#include <utility>

namespace quietroom::codec::test {

/// One resonance.
class Tract {
public:
  Tract(double rate_hz, double frequency_hz, double bandwidth_hz)
      : m_damping(std::exp(-std::numbers::pi * bandwidth_hz / rate_hz)),
        m_turn(2 * m_damping * std::cos(2 * std::numbers::pi * frequency_hz / rate_hz)) {}

  double next(double x) {
    const double out = (1 - m_damping) * x + m_turn * m_last - m_damping * m_damping * m_before;
    m_before = std::exchange(m_last, out);
    return out;
  }

private:
  double m_damping;
  double m_turn;
  double m_last = 0;
  double m_before = 0;
};

/// What codecs of speech are made for: syllables of pulses at a gliding pitch and of breath, through three
/// formants; at -26 dBov rms. The four syllables a second last 0.2 s.
inline signal::Clip voice(int rate_hz, double seconds, std::uint64_t seed) {
  Gaussian noise(seed);
  std::array<Tract, 3> formants = {Tract(rate_hz, 450 + 50.0 * static_cast<double>(seed), 90),
                                   Tract(rate_hz, 1400, 120), Tract(rate_hz, 2500, 180)};
  signal::Clip out{rate_hz, 1, std::vector<double>(static_cast<std::size_t>(seconds * rate_hz))};
  double phase = 0;
  double power = 0;
  for (std::size_t i = 0; i < out.samples.size(); ++i) {
    const double t = static_cast<double>(i) / rate_hz;
    phase += (130 + 25 * std::sin(2 * std::numbers::pi * 0.7 * t)) / rate_hz;
    const double pulse = phase >= 1 ? 1.0 : 0.0;
    phase -= std::floor(phase);
    const double in_syllable = std::fmod(t, 0.25) / 0.2;
    const double loudness = in_syllable < 1 ? std::sin(std::numbers::pi * in_syllable) : 0.01;
    const double breath = 0.02 * std::sqrt(8000.0 / rate_hz) * noise.next();
    double& sample = out.samples[i];
    for (Tract& formant : formants) sample += formant.next(loudness * (pulse + breath));
    power += sample * sample;
  }
  const double gain = std::pow(10, -26.0 / 20) / std::sqrt(power / static_cast<double>(out.samples.size()));
  for (double& sample : out.samples) sample *= gain;
  return out;
}

inline double rms(std::span<const double> x) {
  return std::sqrt(std::inner_product(x.begin(), x.end(), x.begin(), 0.0) / static_cast<double>(x.size()));
}

} // namespace quietroom::codec::test
