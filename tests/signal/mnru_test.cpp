#include "signal/mnru.h"

#include "core/error.h"
#include "core/gaussian.h"
#include "signal/tone.h"
#include "support/mnru_quality.h"
#include "support/vector_table.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

namespace {

/// Noise in syllables: the amplitude swings as speech does, with pauses.
Clip speech_like(int rate_hz, double seconds, std::uint64_t seed) {
  Gaussian noise(seed);
  Clip clip{rate_hz, 1, std::vector<double>(static_cast<std::size_t>(seconds * rate_hz))};
  double smooth = 0;
  for (std::size_t i = 0; i < clip.samples.size(); ++i) {
    smooth = 0.95 * smooth + 0.05 * noise.next(); // hardly anything that the output low-pass takes away
    const double t = static_cast<double>(i) / rate_hz;
    clip.samples[i] = 0.4 * smooth * std::max(0.0, std::sin(2.0 * std::numbers::pi * 2.0 * t));
  }
  return clip;
}

double rms_gain_db(const Clip& out, const Clip& in) {
  double a = 0;
  double b = 0;
  for (std::size_t i = in.samples.size() / 4; i < 3 * in.samples.size() / 4; ++i) {
    a += out.samples[i] * out.samples[i];
    b += in.samples[i] * in.samples[i];
  }
  return 10.0 * std::log10(a / b);
}

} // namespace

TEST_CASE("MNRU gives the ratio Q of speech to noise, uncorrelated with the speech") {
  for (const int rate_hz : {8000, 16000})
    for (double q = 0; q <= 35; q += 5) {
      const Clip clip = speech_like(rate_hz, 20, 5);
      const test::MnruQuality found = test::mnru_quality(clip, q, static_cast<std::uint64_t>(q) + 1);
      CAPTURE(rate_hz, q);
      CHECK_THAT(found.q_db, WithinAbs(q, 0.1)); // for 20 s and more; 0.2 dB for 3 s
      CHECK(std::abs(found.correlation) < 0.06);
    }
}

TEST_CASE("on average over seeds Q is met without bias") {
  for (const int rate_hz : {8000, 16000}) {
    const Clip clip = speech_like(rate_hz, 3, 6);
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) sum += test::mnru_quality(clip, 10, seed).q_db;
    CHECK_THAT(sum / 40.0, WithinAbs(10.0, 0.08)); // one draw spreads by 0.13 dB: four standard errors
  }
}

TEST_CASE("the signal path of MNRU has the gain of the reference in its pass band") {
  const test::VectorTable table("stimuli/mnru_nbwb_path_response.csv");
  for (const auto& row : table.rows()) {
    const int rate_hz = static_cast<int>(row.number("rate_hz"));
    const double scale = rate_hz / 8000.0;
    const double frequency = row.number("freq_hz");
    const Clip in = tone({rate_hz, frequency, -20, frequency < 100 ? 2.0 : 0.5, 50});
    CAPTURE(rate_hz, frequency);
    if (frequency <= 3400 * scale) {
      // 0.2 dB is what a filter may differ, on top of the DC filter that is the same
      CHECK_THAT(rms_gain_db(mnru_signal_path(in), in), WithinAbs(row.number("gain_db"), 0.2));
    } else if (frequency >= 3800 * scale && frequency < 4000 * scale) {
      CHECK(rms_gain_db(mnru_signal_path(in), in) < -40.0);
    }
  }
}

TEST_CASE("MNRU noise is zero where there is no signal, and the level does not matter") {
  Clip clip = speech_like(8000, 1, 7);
  const Clip loud = mnru(clip, 10, 3);
  CHECK(mnru({8000, 1, std::vector<double>(100)}, 0, 1).samples == std::vector<double>(100));
  for (double& x : clip.samples) x *= 0.25;
  const Clip quiet = mnru(clip, 10, 3);
  for (std::size_t i = 0; i < loud.samples.size(); i += 97)
    CHECK_THAT(quiet.samples[i], WithinAbs(0.25 * loud.samples[i], 1e-12));
}

TEST_CASE("MNRU repeats itself for a seed, and gives each channel noise of its own") {
  const Clip mono = speech_like(16000, 0.5, 8);
  const Clip stereo = mnru(interleave(16000, {mono.samples, mono.samples}), 10, 4);
  CHECK(channel(stereo, 0) == mnru(mono, 10, 4).samples);
  CHECK(channel(stereo, 1) != channel(stereo, 0));
  CHECK(mnru(mono, 10, 5).samples != mnru(mono, 10, 4).samples);
}

TEST_CASE("MNRU refuses a rate that it is not defined for") {
  CHECK_THROWS_WITH(mnru({48000, 1, {0.0}}, 10, 1), Catch::Contains("48000"));
}
