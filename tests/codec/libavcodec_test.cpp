#include "codec/channels_apart.h"
#include "codec/round_trip.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

TEST_CASE("AAC-LC takes its delay of a frame out, and keeps every channel apart") {
  if (!quietroom::test::is_built("aac-lc")) return;
  check_channels_apart(at("aac-lc", 256), 48000, 0.5, 1024);
}

TEST_CASE("a clip shorter than a frame of AAC-LC comes back whole") {
  if (!quietroom::test::is_built("aac-lc")) return;
  const CodecResult out = find_codec("aac-lc")->code_clip(resolved(at("aac-lc", 64)), silence(48000, 0.001));
  CHECK(out.clip.frames() == 48);
  CHECK(out.coded_bytes > 0);
  for (const double x : out.clip.samples) CHECK(std::abs(x) < 1e-4);
}
