#include "codec/round_trip.h"
#include "support/alignment.h"
#include "support/voiced.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

TEST_CASE("AAC-LC takes its delay of a frame out, and keeps every channel apart") {
  if (!quietroom::test::is_built("aac-lc")) return;
  const std::vector<double> voice = quietroom::test::voiced(48000, 0.5).samples;
  std::vector<double> turned = voice;
  for (double& x : turned) x = -0.5 * x;
  const signal::Clip in = signal::interleave(48000, {voice, turned});
  const CodecResult out = find_codec("aac-lc")->code_clip(resolved(at("aac-lc", 256)), in);
  CHECK(out.delay_removed_samples == 1024);
  REQUIRE(out.clip.frames() == in.frames());
  for (const int c : {0, 1}) {
    const auto found = quietroom::test::channel_alignment(in, out.clip, c);
    CHECK(found.lag == 0);
    CHECK(found.snr_db > 15);
  }
}

TEST_CASE("a clip shorter than a frame of AAC-LC comes back whole") {
  if (!quietroom::test::is_built("aac-lc")) return;
  const CodecResult out = find_codec("aac-lc")->code_clip(resolved(at("aac-lc", 64)), silence(48000, 0.001));
  CHECK(out.clip.frames() == 48);
  CHECK(out.coded_bytes > 0);
  for (const double x : out.clip.samples) CHECK(std::abs(x) < 1e-4);
}
