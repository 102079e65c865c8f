#include "signal/loudness.h"

#include "signal/tone.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

namespace {

Clip sine(double frequency_hz, double level_dbov, double seconds, int rate_hz = 48000) {
  return tone({rate_hz, frequency_hz, level_dbov, seconds, 0});
}

} // namespace

TEST_CASE("a 997 Hz sine of full scale in one channel is at -3.01 LUFS") {
  for (const int rate_hz : {8000, 16000, 44100, 48000})
    CHECK_THAT(*loudness(sine(997, -3.0103, 3, rate_hz)).integrated_lufs, WithinAbs(-3.01, 0.05));
  const Clip mono = sine(997, -23, 3);
  CHECK_THAT(*loudness(mono).integrated_lufs, WithinAbs(-23.0, 0.05));
  CHECK_THAT(*loudness(interleave(48000, {mono.samples, mono.samples})).integrated_lufs,
             WithinAbs(-20.0, 0.05));
}

TEST_CASE("pauses do not count in the loudness, quiet parts below the gate neither") {
  Clip clip = sine(997, -23, 4);
  const double steady = *loudness(clip).integrated_lufs;
  clip.samples.resize(clip.samples.size() + 4 * 48000);
  CHECK_THAT(*loudness(clip).integrated_lufs,
             WithinAbs(steady, 0.3)); // three blocks of the edge are half full
  const Clip quiet = sine(997, -50, 4);
  clip.samples.insert(clip.samples.end(), quiet.samples.begin(), quiet.samples.end());
  CHECK_THAT(*loudness(clip).integrated_lufs, WithinAbs(steady, 0.3));
}

TEST_CASE("silence and less than 0.4 s have no loudness") {
  CHECK_FALSE(loudness({48000, 1, std::vector<double>(96000)}).integrated_lufs);
  CHECK_FALSE(loudness({48000, 1, std::vector<double>(96000)}).true_peak_dbtp);
  CHECK_FALSE(loudness(sine(997, -23, 0.39)).integrated_lufs);
  CHECK(loudness(sine(997, -23, 0.41)).integrated_lufs);
  CHECK_FALSE(loudness(sine(997, -80, 2)).integrated_lufs); // below the absolute gate
}

TEST_CASE("the true peak finds what lies between the samples") {
  // A quarter of the rate at 45 degrees: every sample lies 3 dB below the crest.
  Clip clip{48000, 1, std::vector<double>(4800)};
  for (std::size_t i = 0; i < clip.samples.size(); ++i)
    clip.samples[i] = (i / 2 % 2 == 0 ? 0.5 : -0.5) * std::sqrt(0.5);
  const double found = *loudness(clip).true_peak_dbtp;
  CHECK_THAT(found,
             WithinAbs(20.0 * std::log10(0.5), 0.7)); // BS.1770 allows four times oversampling that much
  CHECK(found > 20.0 * std::log10(0.5 * std::sqrt(0.5)) + 2.0);
}
