#include "signal/noise_spectrum.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

namespace {

bool is_nothing(double db) { return std::isinf(db) && db < 0; }

Clip sine(double frequency_hz, double amplitude) {
  Clip out{8000, 1, std::vector<double>(16000)};
  for (std::size_t i = 0; i < out.samples.size(); ++i)
    out.samples[i] =
        amplitude * std::sin(2 * std::numbers::pi * frequency_hz * static_cast<double>(i) / 8000);
  return out;
}

} // namespace

TEST_CASE("between two points the density goes straight in dB over log f, and there is none outside") {
  const NoiseSpectrum spectrum{{{100, 0}, {400, -12}, {800, 6}}};
  CHECK(density_db(spectrum, 100) == 0);
  CHECK_THAT(density_db(spectrum, 200), WithinAbs(-6, 1e-12)); // half way in octaves
  CHECK_THAT(density_db(spectrum, 800 / std::sqrt(2.0)), WithinAbs(-3, 1e-12));
  CHECK(density_db(spectrum, 800) == 6);
  CHECK(is_nothing(density_db(spectrum, 99.9)));
  CHECK(is_nothing(density_db(spectrum, 800.1)));
}

TEST_CASE("pink noise loses 3.01 dB an octave from 20 Hz on, white noise nothing") {
  const NoiseSpectrum pink = pink_spectrum();
  for (double f = 20; f < 80000; f *= 2)
    CHECK_THAT(density_db(pink, f) - density_db(pink, 2 * f), WithinAbs(3.0103, 1e-4));
  CHECK(is_nothing(density_db(pink, 19)));
  CHECK(density_db(white_spectrum(), 3) == density_db(white_spectrum(), 20000));
}

TEST_CASE("Hoth and vehicle noise have the levels of P.800's tables, and end with their last band's edge") {
  const NoiseSpectrum hoth = hoth_spectrum();
  CHECK(density_db(hoth, 100) == 32.4); // Table A.1, per hertz
  CHECK(density_db(hoth, 1000) == 16.2);
  CHECK(density_db(hoth, 8000) == -6.6);
  CHECK(is_nothing(density_db(hoth, 88)));
  CHECK(density_db(hoth, 90) == 32.4); // from 89.1 Hz on
  CHECK(density_db(hoth, 8900) == -6.6);
  CHECK(is_nothing(density_db(hoth, 9000)));
  // Table A.2, in bands of a third octave: of 1 kHz 231 Hz wide, of 63 Hz 14.5 Hz
  const auto band_db = [](const NoiseSpectrum& spectrum, double centre_hz) {
    return density_db(spectrum, centre_hz) +
           10 * std::log10(centre_hz * (std::pow(10, 0.05) - std::pow(10, -0.05)));
  };
  CHECK_THAT(band_db(moving_vehicle_spectrum(), 63), WithinAbs(84, 1e-9));
  CHECK_THAT(band_db(moving_vehicle_spectrum(), 1000), WithinAbs(60, 1e-9));
  CHECK_THAT(band_db(moving_vehicle_spectrum(), 8000), WithinAbs(42, 1e-9));
  CHECK_THAT(band_db(stationary_vehicle_spectrum(), 63), WithinAbs(70, 1e-9));
  CHECK_THAT(band_db(stationary_vehicle_spectrum(), 200), WithinAbs(53.3, 1e-9));
  CHECK_THAT(band_db(stationary_vehicle_spectrum(), 8000), WithinAbs(37.3, 1e-9));
}

TEST_CASE("the long-term spectrum of recordings weighs each alike, and leaves out the silent ones") {
  const NoiseSpectrum both = long_term_spectrum(
      std::vector<Clip>{sine(500, 0.5), Clip{8000, 1, std::vector<double>(8000)}, sine(2000, 0.001)});
  CHECK_THAT(density_db(both, 500) - density_db(both, 2000), WithinAbs(0, 0.01));
  CHECK(density_db(both, 1000) < density_db(both, 500) - 60); // Hann's side lobes fall by 18 dB an octave
  CHECK_THAT(both.points.back().frequency_hz, WithinAbs(4000, 1e-9));
}

TEST_CASE("the long-term spectrum of white noise is flat") {
  Gaussian noise(5);
  Clip clip{8000, 1, std::vector<double>(100000)};
  for (double& x : clip.samples) x = 0.1 * noise.next();
  const NoiseSpectrum found = long_term_spectrum(std::vector<Clip>{clip});
  const auto mean_db = [&](double low_hz, double high_hz) {
    double sum = 0;
    int count = 0;
    for (const SpectrumPoint& each : found.points)
      if (each.frequency_hz >= low_hz && each.frequency_hz < high_hz) {
        sum += std::pow(10, each.density_db / 10);
        ++count;
      }
    return 10 * std::log10(sum / count);
  };
  CHECK_THAT(mean_db(100, 1000) - mean_db(3000, 3900), WithinAbs(0, 0.2)); // 194 windows of 225 and more bins
}
