#include "signal/mnru_fullband.h"

#include "core/error.h"
#include "core/gaussian.h"
#include "signal/dc_filter.h"
#include "signal/fir.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <span>
#include <string>
#include <utility>

namespace quietroom::signal {

namespace {

constexpr int fullband_rate_hz = 48000;
constexpr double stl_noise_rms = 1.137;  // measured of STL2023: 1.12 dB above what Q says
constexpr std::size_t shape_taps = 2401; // 50 ms: as fine as the shape's slope below 100 Hz needs

/// Density of the noise relative to white noise of the same power, measured of STL2023: P.50's long-term
/// average spectrum of speech, with a floor above 6 kHz that is what one hears as hiss.
constexpr std::array noise_shape = std::to_array<ResponsePoint>(
    {{10, -24.892},   {20, -12.854},    {30, -5.829},     {40, -0.879},     {50, 2.903},
     {63, 6.686},     {80, 10.28},      {100, 13.079},    {125, 15.079},    {160, 16.304},
     {200, 16.723},   {250, 16.692},    {315, 16.248},    {400, 15.253},    {500, 13.703},
     {630, 11.565},   {800, 9.16},      {1000, 6.453},    {1250, 3.426},    {1600, 0.426},
     {2000, -2.665},  {2500, -5.408},   {3150, -8.051},   {4000, -10.287},  {5000, -12.078},
     {6300, -13.356}, {8000, -13.947},  {10000, -14.085}, {12500, -14.237}, {14000, -14.333},
     {16000, -14.46}, {18000, -14.519}, {20000, -14.584}, {22000, -14.648}, {23000, -14.679},
     {23900, -14.706}});

/// Gives noise of power 1 from white noise of power 1.
const Fir& shaping_filter() {
  static const Fir filter = [] {
    Fir out = from_response(fullband_rate_hz, noise_shape, shape_taps);
    const double gain = 1.0 / std::sqrt(noise_power_gain(out));
    for (double& tap : out.taps) tap *= gain;
    return out;
  }();
  return filter;
}

/// Multiplies by 1 + noise. The ends of shaped noise know too little of the noise around them, so that it is
/// made longer by half the shaping filter at either end.
void modulate(std::vector<double>& samples, double noise_rms, std::uint64_t seed) {
  constexpr std::size_t margin = shape_taps / 2;
  const std::size_t count = samples.size() + 2 * margin;
  Gaussian white(seed);
  convolve(
      shaping_filter().taps, margin, count, count,
      [&](std::size_t, std::span<double> piece) {
        for (double& x : piece) x = white.next();
      },
      [&](std::size_t at, std::span<const double> noise) {
        const std::size_t begin = std::max(at, margin);
        const std::size_t end = std::min(at + noise.size(), margin + samples.size());
        for (std::size_t i = begin; i < end; ++i) samples[i - margin] *= 1.0 + noise_rms * noise[i - at];
      });
}

/// The coefficients of the reference; 115 Hz is that of the narrow-band unit, used at 48 kHz before 2023.
double dc_keep_of(int dc_filter_hz) {
  switch (dc_filter_hz) {
  case 115:
    return 0.985;
  case 60:
    return 0.9922;
  case 30:
    return 0.9961;
  case 15:
    return 0.998;
  default:
    assert(false);
    return 1.0;
  }
}

template<class Modulation>
Clip processed(Clip clip, int dc_filter_hz, const Modulation& modulation) {
  if (clip.rate_hz != fullband_rate_hz)
    throw_input(fmt::format("fullband MNRU works at {} Hz, not at {} Hz; resample the source first",
                            fullband_rate_hz, clip.rate_hz));
  return each_channel(std::move(clip), [&](std::vector<double> samples, int c) {
    if (dc_filter_hz != 0) DcFilter{dc_keep_of(dc_filter_hz)}.run(samples);
    modulation(samples, c);
    return samples;
  });
}

} // namespace

Clip mnru_fullband(Clip clip, const FullbandMnru& settings, std::uint64_t seed) {
  const double nominal = settings.normalisation == NoiseNormalisation::stl ? stl_noise_rms : 1.0;
  const double noise_rms = nominal * std::pow(10.0, -settings.q_db / 20.0);
  return processed(std::move(clip), settings.dc_filter_hz, [&](std::vector<double>& samples, int c) {
    modulate(samples, noise_rms, c == 0 ? seed : derived_seed(seed, {"channel", std::to_string(c)}));
  });
}

Clip mnru_fullband_signal_path(Clip clip, int dc_filter_hz) {
  return processed(std::move(clip), dc_filter_hz, [](std::vector<double>&, int) {});
}

} // namespace quietroom::signal
