#include "stimulus/bandwidth.h"

#include "signal/paired_fourier.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <memory>
#include <mutex>
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

/// What depends on the size of the windows alone.
struct WelchTables {
  explicit WelchTables(std::size_t size)
      : window(hann(size)), transform(size), frequencies(transform.frequencies()) {}

  std::vector<double> window;
  signal::PairedFourier transform;
  std::vector<std::size_t> frequencies;
};

/// Made once for each size, a power of two. Any thread.
const WelchTables& welch_tables(std::size_t size) {
  static std::array<std::once_flag, 64> made;
  static std::array<std::unique_ptr<const WelchTables>, 64> all;
  const auto place = static_cast<std::size_t>(std::countr_zero(size));
  std::call_once(made[place], [&] { all[place] = std::make_unique<const WelchTables>(size); });
  return *all[place];
}

/// Sum of the power spectra of half-overlapping windows, line 0 to half the rate. Four windows make one
/// transform: two sequences, each with a real and an imaginary part. The powers of the two parts of a
/// sequence together are the mean of its own at a frequency and at that of opposite sign.
class Welch {
public:
  explicit Welch(std::size_t size) : m_tables(welch_tables(size)), m_work(size), m_power(size) {}

  void add(const signal::Clip& clip, int channel) {
    const std::size_t size = m_work.size();
    for (std::size_t at = 0; at == 0 || at + size <= clip.frames(); at += size / 2) {
      add_window(clip, channel, at);
      if (++m_windows == windows_at_once) transform();
    }
    if (m_windows > 0) transform();
  }

  std::vector<double> power() const {
    const std::size_t size = m_work.size();
    std::vector<double> of_frequency(size);
    for (std::size_t i = 0; i < size; ++i) of_frequency[m_tables.frequencies[i]] = m_power[i];
    std::vector<double> out(size / 2 + 1);
    for (std::size_t k = 0; k < out.size(); ++k)
      out[k] = (of_frequency[k] + of_frequency[(size - k) % size]) / 2;
    return out;
  }

private:
  static constexpr std::size_t windows_at_once = 4;

  void add_window(const signal::Clip& clip, int channel, std::size_t at) {
    const auto channels = static_cast<std::size_t>(clip.channels);
    const std::size_t count = std::min(m_work.size(), clip.frames() - at);
    const double* samples = clip.samples.data() + at * channels + static_cast<std::size_t>(channel);
    const bool is_real = m_windows % 2 == 0;
    const std::size_t sequence = m_windows / 2;
    for (std::size_t i = 0; i < count; ++i) {
      const double x = m_tables.window[i] * samples[i * channels];
      (is_real ? m_work[i].re : m_work[i].im)[sequence] = x;
    }
  }

  void transform() {
    m_tables.transform.forward(m_work);
    for (std::size_t i = 0; i < m_work.size(); ++i) {
      const signal::Pair power = m_work[i].re * m_work[i].re + m_work[i].im * m_work[i].im;
      m_power[i] += power[0] + power[1];
    }
    std::ranges::fill(m_work, signal::ComplexPair{});
    m_windows = 0;
  }

  const WelchTables& m_tables;
  std::vector<signal::ComplexPair> m_work;
  std::vector<double> m_power; ///< in the order of the transform
  std::size_t m_windows = 0;   ///< that wait in m_work
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
