#include "recipe/step_level.h"

#include "core/error.h"
#include "core/gaussian.h"
#include "recipe/apply.h"
#include "recipe/written_steps.h"
#include "signal/active_level.h"
#include "signal/loudness.h"
#include "signal/tone.h"
#include "support/speech_like.h"

#include <array>
#include <cmath>

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Matchers::WithinAbs;

namespace {

const Seeds seeds{7, "c", "a"};

double level_of(const signal::Clip& clip) {
  return *signal::active_level(clip.samples, clip.rate_hz).active_level_dbov;
}

} // namespace

TEST_CASE("a level step brings speech to its level and says by how much") {
  const signal::Clip speech = quietroom::test::speech_like(8000, 4, 1);
  const Prepared out = apply({{Level{-30}, 1}}, speech, seeds, files);
  CHECK_THAT(level_of(out.clip), WithinAbs(-30, 0.02));      // P.56's ladder of thresholds
  CHECK_THAT(*out.facts.gain_db, WithinAbs(-30 + 26, 0.02)); // the same
  CHECK_FALSE(out.facts.noise_added);
}

TEST_CASE("bursts of one loudness, which P.56 measures by steps, are brought to their level too") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    Gaussian noise(seed);
    signal::Clip clip{16000, 1, std::vector<double>(8 * 16000)};
    constexpr std::array amplitudes = {0.0, 0.02, 0.05, 0.1, 0.0, 0.12, 0.02};
    for (std::size_t i = 0; i < clip.samples.size(); ++i)
      clip.samples[i] = amplitudes[(i / 3200 * (seed + 1)) % amplitudes.size()] * noise.next();
    for (const double wanted : {-20.0, -24.0, -29.0, -33.0})
      CHECK_THAT(level_of(apply({{Level{wanted}, 1}}, clip, seeds, files).clip), WithinAbs(wanted, 0.051));
  }
}

TEST_CASE("silence is refused, not amplified") {
  CHECK_THROWS_WITH(apply({{Level{-26}, 1}}, {8000, 1, std::vector<double>(8000)}, seeds, files),
                    Catch::Contains("P.56 finds no speech"));
}

TEST_CASE("a level step brings music to its loudness") {
  const signal::Clip clip = signal::tone({48000, 997, -40, 2, 0});
  Level level;
  level.level_dbov.reset();
  level.loudness_lufs = -23;
  const Prepared out = apply({{level, 1}}, clip, seeds, files);
  CHECK_THAT(*signal::loudness(out.clip).integrated_lufs, WithinAbs(-23, 1e-6));
  CHECK_THAT(*out.facts.gain_db, WithinAbs(17, 0.05)); // K-weighting at 997 Hz is 0 dB
  CHECK_THROWS_WITH(apply({{level, 1}}, {48000, 1, std::vector<double>(4800)}, seeds, files),
                    Catch::Contains("no loudness"));
}

TEST_CASE("a level by the tool library is its one gain, without the corrections of the exact one") {
  const Seeds seeds{7, "c", "a"};
  int corrected = 0;
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    Gaussian noise(seed);
    signal::Clip clip{16000, 1, std::vector<double>(8 * 16000)};
    constexpr std::array amplitudes = {0.0, 0.02, 0.05, 0.1, 0.0, 0.12, 0.02};
    for (std::size_t i = 0; i < clip.samples.size(); ++i)
      clip.samples[i] = amplitudes[(i / 3200 * (seed + 1)) % amplitudes.size()] * noise.next();
    const double stl_dbov =
        *signal::active_level(clip.samples, 16000, {16, signal::LevelSearch::stl}).active_level_dbov;
    const double exact_dbov = *signal::active_level(clip.samples, 16000).active_level_dbov;
    for (const double wanted : {-20.0, -24.0, -29.0, -33.0}) {
      Level level{wanted};
      const double exact_gain_db = *apply({{level, 1}}, clip, seeds, SetFiles()).facts.gain_db;
      corrected += std::abs(exact_gain_db - (wanted - exact_dbov)) > 0.05 ? 1 : 0;
      level.p56 = signal::LevelSearch::stl;
      CHECK_THAT(*apply({{level, 1}}, clip, seeds, SetFiles()).facts.gain_db,
                 WithinAbs(wanted - stl_dbov, 1e-9)); // rounding
    }
  }
  CHECK(corrected > 0); // else this would not tell the two apart
}
