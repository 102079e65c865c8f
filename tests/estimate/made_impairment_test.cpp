#include "estimate/made_impairment.h"

#include "estimate/level_match.h"
#include "estimate/unanswerable.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

TEST_CASE("made speech has words and pauses, a usual level, and is the same for a seed") {
  const auto clean = made_speech(16000, 3, 1);
  CHECK(clean == made_speech(16000, 3, 1));
  CHECK_FALSE(clean == made_speech(16000, 3, 2));
  CHECK_THAT(rms_of(clean.samples), WithinAbs(0.04, 1e-3));
  CHECK(active_speech_s(clean.samples, 16000) > 1);
}

TEST_CASE(
    "noise has the SNR asked for, loss its share, and the lost frames of less are among those of more") {
  const auto clean = made_speech(16000, 6, 1);
  auto noise = with_noise(clean, 10, 3);
  for (std::size_t i = 0; i < noise.samples.size(); ++i) noise.samples[i] -= clean.samples[i];
  CHECK_THAT(20 * std::log10(rms_of(clean.samples) / rms_of(noise.samples)), WithinAbs(10, 0.1));
  const auto zeros = [](const signal::Clip& clip) { return std::ranges::count(clip.samples, 0.0); };
  const auto little = with_loss(clean, 10, 3), much = with_loss(clean, 40, 3);
  CHECK_THAT(static_cast<double>(zeros(much)) / static_cast<double>(clean.samples.size()),
             WithinAbs(0.4, 0.06));
  bool nested = true;
  for (std::size_t i = 0; i < clean.samples.size(); ++i)
    nested = nested && (little.samples[i] != 0 || much.samples[i] == 0);
  CHECK(nested);
  CHECK(with_loss(clean, 0, 3) == clean);
}

TEST_CASE("band, gain and delay are what they say") {
  const auto clean = made_speech(16000, 2, 1);
  CHECK(rms_of(with_bandwidth(clean, 1000).samples) < rms_of(with_bandwidth(clean, 3400).samples));
  CHECK(with_gain(clean, -0.5).samples[5000] == -0.5 * clean.samples[5000]);
  const auto late = with_delay(clean, 0.05);
  CHECK(late.samples.size() == clean.samples.size() + 800);
  CHECK(late.samples[799] == 0);
  CHECK(late.samples[800] == clean.samples[0]);
}
