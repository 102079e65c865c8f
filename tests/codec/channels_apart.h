#pragma once

#include "codec/round_trip.h"
#include "support/alignment.h"
#include "support/voiced.h"

#include <catch2/catch.hpp>
#include <cstddef>

namespace quietroom::codec::test {

/// A voice, and the same upside down at half the level beside it, come back from a codec of whole files each
/// in its place, as many samples as went in, when `delay_samples` are taken out.
inline void check_channels_apart(const CodecSettings& settings, int rate_hz, double seconds,
                                 std::size_t delay_samples) {
  const std::vector<double> voice = quietroom::test::voiced(rate_hz, seconds).samples;
  std::vector<double> turned = voice;
  for (double& x : turned) x = -0.5 * x;
  const signal::Clip in = signal::interleave(rate_hz, {voice, turned});
  const CodecResult out = find_codec(settings.id)->code_clip(resolved(settings), in);
  CHECK(static_cast<std::size_t>(out.delay_removed_samples) == delay_samples);
  REQUIRE(out.clip.frames() == in.frames());
  for (const int c : {0, 1}) {
    const auto found = quietroom::test::channel_alignment(in, out.clip, c);
    CHECK(found.lag == 0);
    CHECK(found.snr_db > 15);
  }
}

} // namespace quietroom::codec::test
