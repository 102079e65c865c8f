#include "stimulus/bandwidth.h"

#include "signal/fourier.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

namespace quietroom::stimulus {

namespace {

constexpr double band_hz = 100;
constexpr double lowest_hz = 50; // offset and hum are no measure of the rest
constexpr double floor_db = -60; // 16-bit noise lies 80 dB and more below speech at -26 dBov
constexpr double finest_hz = 25; // several lines of the spectrum in each band

/// Hann's window, taken between its samples, so that none of the clip counts for nothing.
std::vector<double> hann(std::size_t size) {
  std::vector<double> out(size);
  for (std::size_t i = 0; i < size; ++i)
    out[i] = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * (static_cast<double>(i) + 0.5) /
                                  static_cast<double>(size));
  return out;
}

/// Sum of the power spectra of half-overlapping windows, line 0 to half the rate.
class Welch {
public:
  explicit Welch(std::size_t size)
      : m_window(hann(size)), m_transform(size), m_in(size), m_out(size), m_power(size / 2 + 1) {}

  void add(const signal::Clip& clip, int channel) {
    for (std::size_t at = 0; at == 0 || at + m_in.size() <= clip.frames(); at += m_in.size() / 2)
      add_window(clip, channel, at);
  }

  const std::vector<double>& power() const { return m_power; }

private:
  void add_window(const signal::Clip& clip, int channel, std::size_t at) {
    const auto channels = static_cast<std::size_t>(clip.channels);
    const std::size_t count = std::min(m_in.size(), clip.frames() - at);
    std::ranges::fill(m_in, 0.0);
    for (std::size_t i = 0; i < count; ++i)
      m_in[i] = m_window[i] * clip.samples[(at + i) * channels + static_cast<std::size_t>(channel)];
    m_transform.forward(m_in, m_out);
    for (std::size_t k = 0; k < m_power.size(); ++k) m_power[k] += std::norm(m_out[k]);
  }

  std::vector<double> m_window;
  signal::Fourier m_transform;
  std::vector<std::complex<double>> m_in;
  std::vector<std::complex<double>> m_out;
  std::vector<double> m_power;
};

/// Mean power of the lines of each band.
std::vector<double> bands_of(const std::vector<double>& power, double line_hz) {
  std::vector<double> sum;
  std::vector<double> lines;
  for (std::size_t k = 0; k < power.size(); ++k) {
    const double frequency_hz = static_cast<double>(k) * line_hz;
    if (frequency_hz < lowest_hz) continue;
    const auto band = static_cast<std::size_t>(frequency_hz / band_hz);
    sum.resize(std::max(sum.size(), band + 1));
    lines.resize(sum.size());
    sum[band] += power[k];
    lines[band] += 1;
  }
  for (std::size_t band = 0; band < sum.size(); ++band) sum[band] /= std::max(1.0, lines[band]);
  return sum;
}

} // namespace

std::optional<double> bandwidth_hz(const signal::Clip& clip) {
  const auto size = std::bit_ceil(static_cast<std::size_t>(clip.rate_hz / finest_hz));
  Welch welch(size);
  for (int channel = 0; channel < clip.channels; ++channel) welch.add(clip, channel);
  const std::vector<double> bands = bands_of(welch.power(), clip.rate_hz / static_cast<double>(size));
  if (bands.empty()) return std::nullopt;
  const double least = *std::ranges::max_element(bands) * std::pow(10, floor_db / 10);
  if (least <= 0) return std::nullopt;
  const auto last = std::find_if(bands.rbegin(), bands.rend(), [&](double power) { return power >= least; });
  return std::min(static_cast<double>(bands.rend() - last) * band_hz, clip.rate_hz / 2.0);
}

} // namespace quietroom::stimulus
