#include "signal/noise_spectrum.h"

#include "signal/fourier.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace quietroom::signal {

namespace {

/// Nominal centres of third octaves from 63 Hz on; exactly they are 1000 x 10^(n/10).
constexpr std::array centres_hz = {63.0,   80.0,   100.0,  125.0,  160.0,  200.0,  250.0,  315.0,
                                   400.0,  500.0,  630.0,  800.0,  1000.0, 1250.0, 1600.0, 2000.0,
                                   2500.0, 3150.0, 4000.0, 5000.0, 6300.0, 8000.0};

/// P.800 Table A.1, dB SPL per hertz, from 100 Hz on.
constexpr std::array hoth_density_db = {32.4, 30.9, 29.1, 27.6, 26.0, 24.4, 22.7, 21.1, 19.5, 17.8,
                                        16.2, 14.6, 12.9, 11.3, 9.6,  7.8,  5.4,  2.6,  -1.3, -6.6};

/// P.800 Table A.2, dB SPL in the band, from 63 Hz on.
constexpr std::array stationary_band_db = {70.0, 66.7, 63.3, 60.0, 56.7, 53.3, 52.3, 51.3, 50.3, 49.3, 48.3,
                                           47.3, 46.3, 45.3, 44.3, 43.3, 42.3, 41.3, 40.3, 39.3, 38.3, 37.3};

const double half_band = std::pow(10.0, 0.05); // from a centre to the edge of its third octave

double width_db(double centre_hz) { return 10.0 * std::log10(centre_hz * (half_band - 1.0 / half_band)); }

/// Goes on level to the outer edges of the first and last band, so that those are whole.
void reach_edges(NoiseSpectrum& spectrum) {
  SpectrumPoint first = spectrum.points.front();
  SpectrumPoint last = spectrum.points.back();
  first.frequency_hz /= half_band;
  last.frequency_hz *= half_band;
  spectrum.points.insert(spectrum.points.begin(), first);
  spectrum.points.push_back(last);
}

template<class BandLevel>
NoiseSpectrum of_bands(BandLevel band_db) {
  NoiseSpectrum out;
  for (std::size_t i = 0; i < centres_hz.size(); ++i)
    out.points.push_back({centres_hz[i], band_db(i) - width_db(centres_hz[i])});
  reach_edges(out);
  return out;
}

std::vector<double> hann(std::size_t length) {
  std::vector<double> out(length);
  for (std::size_t i = 0; i < length; ++i)
    out[i] =
        0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(length));
  return out;
}

/// Adds the power of each bin over all windows of a recording.
void add_power(const Clip& recording, const std::vector<double>& window, std::vector<double>& power) {
  const double squares =
      std::inner_product(recording.samples.begin(), recording.samples.end(), recording.samples.begin(), 0.0);
  if (squares == 0.0) return;
  const double gain = std::sqrt(static_cast<double>(recording.samples.size()) / squares);
  const Fourier fourier(2 * (power.size() - 1));
  Spectrum in(fourier.size());
  Spectrum out(fourier.size());
  // Whole windows alone: a sound cut off within one would spread over the spectrum.
  for (std::size_t at = 0; at == 0 || at + window.size() <= recording.samples.size();
       at += window.size() / 2) {
    for (std::size_t i = 0; i < window.size(); ++i)
      in[i] = at + i < recording.samples.size() ? gain * window[i] * recording.samples[at + i] : 0.0;
    fourier.forward(in, out);
    for (std::size_t k = 0; k < power.size(); ++k) power[k] += std::norm(out[k]);
  }
}

} // namespace

double density_db(const NoiseSpectrum& spectrum, double frequency_hz) {
  const auto above =
      std::ranges::lower_bound(spectrum.points, frequency_hz, {}, &SpectrumPoint::frequency_hz);
  if (above == spectrum.points.end()) return -std::numeric_limits<double>::infinity();
  if (above->frequency_hz == frequency_hz) return above->density_db;
  if (above == spectrum.points.begin()) return -std::numeric_limits<double>::infinity();
  const SpectrumPoint& below = *(above - 1);
  const double part =
      std::log(frequency_hz / below.frequency_hz) / std::log(above->frequency_hz / below.frequency_hz);
  return std::lerp(below.density_db, above->density_db, part);
}

NoiseSpectrum white_spectrum() { return {{{1e-3, 0.0}, {1e6, 0.0}}}; }

NoiseSpectrum pink_spectrum() {
  return {{{20.0, 0.0},
           {20.0 * 1024.0, -10.0 * 10.0 * std::log10(2.0)},
           {20.0 * 8192.0, -13.0 * 10.0 * std::log10(2.0)}}};
}

NoiseSpectrum hoth_spectrum() {
  NoiseSpectrum out;
  for (std::size_t i = 0; i < hoth_density_db.size(); ++i)
    out.points.push_back({centres_hz[i + 2], hoth_density_db[i]});
  reach_edges(out);
  return out;
}

NoiseSpectrum moving_vehicle_spectrum() {
  return of_bands([](std::size_t i) { return 84.0 - 2.0 * static_cast<double>(i); }); // 84 to 42 dB
}

NoiseSpectrum stationary_vehicle_spectrum() {
  return of_bands([](std::size_t i) { return stationary_band_db[i]; });
}

NoiseSpectrum long_term_spectrum(std::span<const Clip> recordings) {
  assert(!recordings.empty());
  const int rate_hz = recordings.front().rate_hz;
  const std::vector<double> window = hann(std::bit_ceil(static_cast<std::size_t>(rate_hz / 8)));
  // Four times as many bins as the window has: straight lines between fewer would take power from the peaks.
  std::vector<double> power(2 * window.size() + 1);
  for (const Clip& recording : recordings) {
    assert(recording.rate_hz == rate_hz && recording.channels == 1);
    add_power(recording, window, power);
  }
  // A bin without any power would be minus infinity; 120 dB below the strongest is as good as nothing.
  const double least = *std::ranges::max_element(power) * 1e-12;
  assert(least > 0.0);
  NoiseSpectrum out;
  for (std::size_t k = 1; k < power.size(); ++k)
    out.points.push_back({static_cast<double>(k) * rate_hz / static_cast<double>(4 * window.size()),
                          10.0 * std::log10(std::max(power[k], least))});
  return out;
}

} // namespace quietroom::signal
