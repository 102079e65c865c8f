#include "stimulus/sound_level.h"

#include "support/speech_like.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::stimulus;
using Catch::Matchers::WithinAbs;

TEST_CASE("of two channels the mean power, the highest activity and the highest peak are told") {
  const signal::Clip left = quietroom::test::speech_like(8000, 3, 1); // -26 dBov
  std::vector<double> right = left.samples;
  for (double& x : right) x *= 0.5;
  const SoundLevel both = sound_level(signal::interleave(8000, {left.samples, right}));
  const SoundLevel alone = sound_level(left);
  // P.56's ladder of thresholds makes half the amplitude 6.02 dB to the last digits
  CHECK_THAT(*both.active_level_dbov, WithinAbs(*alone.active_level_dbov + 10 * std::log10(1.25 / 2), 1e-9));
  CHECK_THAT(*both.rms_dbov, WithinAbs(*alone.rms_dbov + 10 * std::log10(1.25 / 2), 1e-9));
  CHECK_THAT(*both.peak_dbov, WithinAbs(*alone.peak_dbov, 1e-9));
  CHECK(both.activity == alone.activity);
  REQUIRE(both.channels.size() == 2);
  CHECK_THAT(*both.channels[1].active_level_dbov, WithinAbs(*alone.active_level_dbov - 6.0206, 1e-4));
}

TEST_CASE("a channel without speech lowers the rms, and not the active level") {
  const signal::Clip left = quietroom::test::speech_like(8000, 3, 1);
  const SoundLevel alone = sound_level(left);
  const SoundLevel both = sound_level(signal::on_channel(left, 0, 2));
  CHECK_THAT(*both.active_level_dbov, WithinAbs(*alone.active_level_dbov, 1e-9));
  CHECK_THAT(*both.rms_dbov, WithinAbs(*alone.rms_dbov - 3.0103, 1e-4));
}

TEST_CASE("pieces are measured as the whole, and silence has no level") {
  const signal::Clip clip = quietroom::test::speech_like(8000, 3, 2);
  SoundLevelMeter meter(8000, 1);
  const std::span<const double> all(clip.samples);
  meter.add(all.first(160));
  meter.add(all.subspan(160));
  const SoundLevel pieces = meter.finish();
  CHECK(pieces.active_level_dbov == sound_level(clip).active_level_dbov);
  CHECK(pieces.channels.front().active_samples == sound_level(clip).channels.front().active_samples);
  const SoundLevel silence = sound_level({8000, 2, std::vector<double>(1600)});
  CHECK_FALSE(silence.active_level_dbov);
  CHECK_FALSE(silence.rms_dbov);
  CHECK_FALSE(silence.peak_dbov);
}
