#include "station/clipped_by_gain.h"

#include "support/tone_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::station;

namespace {

/// Stimulus 1 is louder than the others, whose peak lies at -22.99 dBov.
struct WithALoudOne : test::ToneStudy {
  explicit WithALoudOne(double level_dbov) {
    signal::write_wav(study.design.set / study.set.stimuli[1].file,
                      signal::tone({.rate_hz = rate_hz, .level_dbov = level_dbov, .seconds = 0.5}), 16);
  }
};

std::vector<Problem> found(const test::ToneStudy& folder, double gain_db,
                           const std::set<std::size_t>& which) {
  return clipped_by_gain(gain_db, folder.study.set, folder.study.design.set, which);
}

} // namespace

TEST_CASE("samples that a gain drives beyond full scale are named, each with how far") {
  const WithALoudOne folder(-10); // peak at -6.99 dBov
  CHECK(found(folder, 6.9, {0, 1, 2}).empty());
  const auto problems = found(folder, 8, {0, 1, 2});
  REQUIRE(problems.size() == 1);
  CHECK_THAT(problems[0].where, Catch::EndsWith(folder.study.set.stimuli[1].file));
  CHECK_THAT(problems[0].message,
             Catch::StartsWith("would go 1.01 dB beyond full scale under the calibrated gain of 8 dB"));
  CHECK(found(folder, 8, {0, 2}).empty());
}

TEST_CASE("no sample clips under a gain of 0 dB or less, not even full scale") {
  const WithALoudOne folder(-3.01);
  CHECK(found(folder, 0, {0, 1}).empty());
  CHECK(found(folder, -3, {0, 1}).empty());
  CHECK(found(folder, 0.1, {0, 1}).size() == 1);
}

TEST_CASE("a file that cannot be read is left to whoever loads it") {
  WithALoudOne folder(-3.01);
  std::filesystem::remove(folder.study.design.set / folder.study.set.stimuli[1].file);
  CHECK(found(folder, 6, {1}).empty());
  folder.study.set.stimuli[1].file = "../outside.wav";
  CHECK(found(folder, 6, {1}).empty());
}
