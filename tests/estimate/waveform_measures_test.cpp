#include "estimate/waveform_measures.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

namespace {

/// White noise, with other noise added at this SNR.
AlignedWaveforms noisy(double snr_db) {
  Gaussian draws(4);
  AlignedWaveforms out;
  const double level = std::pow(10, -snr_db / 20);
  for (int i = 0; i < 32000; ++i) {
    out.reference.push_back(0.1 * draws.next());
    out.degraded.push_back(out.reference.back() + 0.1 * level * draws.next());
  }
  return out;
}

AlignedWaveforms scaled(AlignedWaveforms sounds, double factor) {
  for (double& x : sounds.degraded) x *= factor;
  return sounds;
}

} // namespace

TEST_CASE("by hand: SI-SDR is the share of the reference over the rest") {
  // <x, s> / <s, s> = 2 / 2 = 1: the rest is (0, 0, 1).
  CHECK_THAT(*si_sdr_db({{1, -1, 0}, {1, -1, 1}}), WithinAbs(10 * std::log10(2.0), 1e-12));
  CHECK_THAT(*si_sdr_db({{1, -1, 0}, {-3, 3, -3}}), WithinAbs(10 * std::log10(2.0), 1e-12));
}

TEST_CASE("noise at a known SNR gives that SI-SDR and that segmental SNR") {
  for (const double snr_db : {0.0, 10.0, 20.0}) {
    CHECK_THAT(*si_sdr_db(noisy(snr_db)), WithinAbs(snr_db, 0.1));               // of 32000 draws
    CHECK_THAT(*segmental_snr_db(noisy(snr_db), 16000), WithinAbs(snr_db, 0.2)); // of 480 draws a frame
  }
}

TEST_CASE("segmental SNR is held within -10 and 35 dB in each frame, and the same sound has 35") {
  CHECK_THAT(*segmental_snr_db(noisy(60), 16000), WithinAbs(35, 1e-12));
  CHECK(*segmental_snr_db(noisy(-40), 16000) >= -10);
  AlignedWaveforms same = noisy(0);
  same.degraded = same.reference;
  CHECK(*segmental_snr_db(same, 16000) == 35);
  std::fill_n(same.reference.begin(), 8000, 0.0); // digital silence is left out
  same.degraded = same.reference;
  CHECK(*segmental_snr_db(same, 16000) == 35);
}

TEST_CASE("log-spectral distance is 0 for the same sound and grows with noise") {
  AlignedWaveforms same = noisy(0);
  same.degraded = same.reference;
  CHECK_THAT(*log_spectral_distance_db(same, 16000), WithinAbs(0, 1e-12));
  double before = 0;
  for (const double snr_db : {30.0, 20.0, 10.0, 0.0}) {
    const double now = *log_spectral_distance_db(noisy(snr_db), 16000);
    CHECK(now > before);
    before = now;
  }
}

TEST_CASE("level and polarity change none of them") {
  for (const double factor : {0.25, -1.0, -8.0}) {
    const AlignedWaveforms sounds = noisy(10);
    CHECK_THAT(*si_sdr_db(scaled(sounds, factor)), WithinAbs(*si_sdr_db(sounds), 1e-9));
    CHECK_THAT(*segmental_snr_db(scaled(sounds, factor), 16000),
               WithinAbs(*segmental_snr_db(sounds, 16000), 1e-9));
    CHECK_THAT(*log_spectral_distance_db(scaled(sounds, factor), 16000),
               WithinAbs(*log_spectral_distance_db(sounds, 16000), 1e-9));
  }
}

TEST_CASE("where a measure is not defined there is none") {
  const AlignedWaveforms same{{1, -1}, {1, -1}};
  CHECK_FALSE(si_sdr_db(same)); // infinite
  const AlignedWaveforms nothing{{1, -1}, {0, 0}};
  CHECK_FALSE(si_sdr_db(nothing));
  CHECK_FALSE(segmental_snr_db(nothing, 16000));
  CHECK_FALSE(log_spectral_distance_db(nothing, 16000));
  CHECK_FALSE(segmental_snr_db(same, 16000)); // shorter than a frame
}
