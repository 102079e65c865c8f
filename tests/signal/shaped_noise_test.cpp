#include "signal/shaped_noise.h"

#include "signal/active_level.h"
#include "signal/fourier.h"
#include "support/speech_like.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

// A power over n bins of noise has a relative standard error of 1 / sqrt(n): the narrowest band
// here, 63 Hz, has 480 to 960 and 0.2 to 0.14 dB, so that the worst of 22 bands may be 0.4 dB off by
// chance; straight lines between the tabled bands take up to 0.9 dB where the table has a kink.

namespace {

/// Power in a third octave about a centre, dB on some scale: one transform of the whole noise.
class ThirdOctaves {
public:
  explicit ThirdOctaves(const Clip& noise) : m_rate_hz(noise.rate_hz), m_bins(noise.samples.size()) {
    Spectrum in(m_bins.size());
    for (std::size_t i = 0; i < in.size(); ++i) in[i] = noise.samples[i];
    Fourier(in.size()).forward(in, m_bins);
  }
  double band_db(double centre_hz) const { return power_db(centre_hz / edge, centre_hz * edge); }
  double power_db(double low_hz, double high_hz) const {
    const double bins_per_hz = static_cast<double>(m_bins.size()) / m_rate_hz;
    const auto low = static_cast<std::size_t>(std::ceil(low_hz * bins_per_hz));
    const auto high = std::min(static_cast<std::size_t>(std::ceil(high_hz * bins_per_hz)), m_bins.size() / 2);
    double sum = 0;
    for (std::size_t k = low; k < high; ++k) sum += std::norm(m_bins[k]);
    return 10 * std::log10(sum);
  }

private:
  const double edge = std::pow(10.0, 0.05);
  int m_rate_hz;
  Spectrum m_bins;
};

struct Band {
  double centre_hz;
  double level_db;
};

// P.800 Table A.1, band levels; A.2 moving (84 dB at 63 Hz, 2 dB a band down) and stationary.
const std::vector<double> centres_hz = {63,  80,   100,  125,  160,  200,  250,  315,  400,  500,  630,
                                        800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300, 8000};

const std::vector<double> hoth_db = {45.9, 45.5, 44.9, 44.1, 43.6, 43.1, 42.3, 41.7, 41.2, 40.4,
                                     39.7, 39.3, 38.7, 37.8, 37.2, 36.5, 34.8, 33.2, 30.4, 26.0};

const std::vector<double> stationary_db = {70,   66.7, 63.3, 60,   56.7, 53.3, 52.3, 51.3, 50.3, 49.3, 48.3,
                                           47.3, 46.3, 45.3, 44.3, 43.3, 42.3, 41.3, 40.3, 39.3, 38.3, 37.3};

std::vector<Band> bands(const std::vector<double>& levels_db, double highest_hz) {
  std::vector<Band> out;
  const std::size_t first = centres_hz.size() - levels_db.size();
  for (std::size_t i = 0; i < levels_db.size(); ++i)
    if (centres_hz[first + i] <= highest_hz) out.push_back({centres_hz[first + i], levels_db[i]});
  return out;
}

/// Largest deviation from the table, the level of the whole left free.
double worst_deviation_db(const Clip& noise, const std::vector<Band>& table) {
  const ThirdOctaves found(noise);
  std::vector<double> differences;
  for (const Band& band : table) differences.push_back(found.band_db(band.centre_hz) - band.level_db);
  const double mean =
      std::accumulate(differences.begin(), differences.end(), 0.0) / static_cast<double>(differences.size());
  double worst = 0;
  for (const double difference : differences) worst = std::max(worst, std::abs(difference - mean));
  return worst;
}

double mean_square(const std::vector<double>& samples) {
  return std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0) /
         static_cast<double>(samples.size());
}

} // namespace

TEST_CASE("Hoth and vehicle noise lie within 1.5 dB of P.800's tables, which allow 3") {
  const int rate_hz = GENERATE(8000, 16000, 48000);
  const double highest_hz = rate_hz == 8000 ? 3150 : rate_hz == 16000 ? 6300 : 8000;
  const std::size_t frames = rate_hz == 48000 ? 1U << 20U : 1U << 19U;
  CAPTURE(rate_hz);
  CHECK(worst_deviation_db(shaped_noise(hoth_spectrum(), rate_hz, frames, 1), bands(hoth_db, highest_hz)) <
        1.5);
  std::vector<double> moving_db;
  for (int i = 0; i < 22; ++i) moving_db.push_back(84.0 - 2 * i);
  CHECK(worst_deviation_db(shaped_noise(moving_vehicle_spectrum(), rate_hz, frames, 1),
                           bands(moving_db, highest_hz)) < 1.5);
  CHECK(worst_deviation_db(shaped_noise(stationary_vehicle_spectrum(), rate_hz, frames, 1),
                           bands(stationary_db, highest_hz)) < 1.5);
}

TEST_CASE("Hoth noise has nothing to speak of outside its bands") {
  const ThirdOctaves found(shaped_noise(hoth_spectrum(), 48000, 1U << 18U, 1));
  const double whole_db = found.power_db(80, 9500);
  CHECK(found.power_db(1, 70) < whole_db - 40);
  CHECK(found.power_db(9500, 24000) <
        whole_db - 55); // the transform of a piece of noise leaks that much itself
}

TEST_CASE("pink noise falls by 3 dB an octave within half a dB from 50 Hz to 0.45 of the rate") {
  const int rate_hz = GENERATE(8000, 48000);
  // Equal power in equal ratios: third octaves at 8 kHz, where the lowest has 750 bins and a standard error
  // of 0.16 dB; octaves at 48 kHz, 1092 bins and 0.13 dB.
  const double ratio = rate_hz == 8000 ? std::pow(10.0, 0.1) : 2.0;
  const ThirdOctaves found(shaped_noise(pink_spectrum(), rate_hz, 1U << (rate_hz == 8000 ? 19U : 20U), 1));
  double sum = 0;
  std::vector<double> levels_db;
  for (double low_hz = 50; low_hz * ratio <= 0.45 * rate_hz; low_hz *= ratio) {
    levels_db.push_back(found.power_db(low_hz, low_hz * ratio));
    sum += levels_db.back();
  }
  for (const double level_db : levels_db)
    CHECK_THAT(level_db, WithinAbs(sum / static_cast<double>(levels_db.size()), 0.5));
}

TEST_CASE("white noise is flat, and every noise has a mean power of 1 and the same start for its seed") {
  const Clip white = shaped_noise(white_spectrum(), 8000, 1U << 17U, 1);
  const ThirdOctaves found(white);
  CHECK_THAT(found.power_db(100, 1100) - found.power_db(2500, 3500), WithinAbs(0, 0.2)); // of 16384 bins each
  CHECK_THAT(mean_square(white.samples), WithinAbs(1, 0.02));                            // 5 standard errors
  CHECK_THAT(mean_square(shaped_noise(hoth_spectrum(), 8000, 1U << 17U, 1).samples), WithinAbs(1, 0.05));
  const Clip shorter = shaped_noise(white_spectrum(), 8000, 1000, 1);
  CHECK(shorter.samples != shaped_noise(white_spectrum(), 8000, 1000, 2).samples);
  for (std::size_t i = 0; i < 1000; ++i) CHECK_THAT(shorter.samples[i], WithinAbs(white.samples[i], 1e-9));
}

TEST_CASE("speech-shaped noise has the long-term spectrum of its speech") {
  const std::vector<Clip> speech = {test::speech_like(8000, 6, 1), test::speech_like(8000, 6, 2)};
  const ThirdOctaves shaped(shaped_noise(long_term_spectrum(speech), 8000, 1U << 16U, 1));
  const ThirdOctaves source(speech.front());
  for (const double centre_hz : {250.0, 500.0, 1000.0, 2000.0})
    CHECK_THAT(shaped.band_db(centre_hz) - shaped.power_db(50, 4000),
               WithinAbs(source.band_db(centre_hz) - source.power_db(50, 4000), 1.5)); // smeared over 8 Hz
}
