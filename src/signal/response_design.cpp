#include "signal/fir.h"
#include "signal/fourier.h"
#include "signal/kaiser.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace quietroom::signal {

namespace {

constexpr double attenuation_db = 60.0; // of what a cut impulse response spreads over other frequencies
constexpr int rounds = 5;
constexpr double followed_db = 52.0; // below the highest gain; further down a response is only a stop band

/// Decibels over the logarithm of frequency, by cubic pieces that do not overshoot (Fritsch and Butland
/// 1984). Below the first and above the last point the gain stays.
class Curve {
public:
  explicit Curve(std::span<const ResponsePoint> points) : m_slope(points.size()) {
    for (const ResponsePoint& each : points) {
      m_x.push_back(std::log(each.frequency_hz));
      m_y.push_back(each.gain_db);
    }
    for (std::size_t i = 1; i + 1 < m_x.size(); ++i) m_slope[i] = slope_at(i);
  }

  double gain_db(double frequency_hz) const {
    const double x = frequency_hz > 0.0 ? std::log(frequency_hz) : m_x.front();
    if (x <= m_x.front()) return m_y.front();
    if (x >= m_x.back()) return m_y.back();
    const auto i = static_cast<std::size_t>(std::upper_bound(m_x.begin(), m_x.end(), x) - m_x.begin()) - 1;
    const double h = m_x[i + 1] - m_x[i];
    const double u = (x - m_x[i]) / h;
    const double v = 1.0 - u;
    return m_y[i] * (1.0 + 2.0 * u) * v * v + m_y[i + 1] * (1.0 + 2.0 * v) * u * u +
           h * u * v * (m_slope[i] * v - m_slope[i + 1] * u);
  }

private:
  /// A weighted harmonic mean of the slopes on both sides; none at a peak or in a valley.
  double slope_at(std::size_t i) const {
    const double before = m_x[i] - m_x[i - 1];
    const double after = m_x[i + 1] - m_x[i];
    const double rise_before = (m_y[i] - m_y[i - 1]) / before;
    const double rise_after = (m_y[i + 1] - m_y[i]) / after;
    if (rise_before * rise_after <= 0.0) return 0.0;
    const double weight = 2.0 * after + before;
    const double other = after + 2.0 * before;
    return (weight + other) / (weight / rise_before + other / rise_after);
  }

  std::vector<double> m_x;
  std::vector<double> m_y;
  std::vector<double> m_slope;
};

/// Frequency sampling, four times as fine as the filter is long, under Kaiser's window.
Fir sampled(int rate_hz, const Curve& curve, std::size_t taps) {
  const Fourier fourier(std::bit_ceil(4 * taps));
  const std::size_t size = fourier.size();
  Spectrum response(size);
  for (std::size_t k = 0; k <= size / 2; ++k) {
    const double frequency_hz = static_cast<double>(k) * rate_hz / static_cast<double>(size);
    response[k] = response[(size - k) % size] =
        std::pow(10.0, curve.gain_db(frequency_hz) / 20.0) / static_cast<double>(size);
  }
  Spectrum impulse(size);
  fourier.inverse(response, impulse);
  const std::vector<double> window = kaiser_window(taps, kaiser_beta(attenuation_db));
  Fir out{rate_hz, std::vector<double>(taps)};
  for (std::size_t i = 0; i < taps; ++i) {
    const std::size_t from_middle = i > taps / 2 ? i - taps / 2 : taps / 2 - i;
    out.taps[i] = window[i] * impulse[from_middle].real();
  }
  return out;
}

} // namespace

Fir from_response(int rate_hz, std::span<const ResponsePoint> points, std::size_t taps) {
  assert(!points.empty() && taps % 2 == 1);
  const double highest_db = std::ranges::max(points, {}, &ResponsePoint::gain_db).gain_db;
  std::vector<ResponsePoint> aims(points.begin(), points.end());
  Fir out = sampled(rate_hz, Curve(aims), taps);
  for (int round = 1; round < rounds; ++round) { // what the window smooths is made up for beforehand
    for (std::size_t i = 0; i < aims.size(); ++i) {
      if (points[i].gain_db < highest_db - followed_db) continue;
      const double missing_db = points[i].gain_db - gain_db(out, points[i].frequency_hz);
      aims[i].gain_db += std::clamp(missing_db, -6.0, 6.0);
    }
    out = sampled(rate_hz, Curve(aims), taps);
  }
  return out;
}

} // namespace quietroom::signal
