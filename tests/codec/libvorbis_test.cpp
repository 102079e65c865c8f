#include "codec/channels_apart.h"
#include "codec/round_trip.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

TEST_CASE("Vorbis gives each channel back in its place, as many samples as it got") {
  if (!quietroom::test::is_built("vorbis")) return;
  CodecSettings settings{"vorbis"};
  settings.parameters["quality"] = 8.0;
  check_channels_apart(settings, 44100, 0.3, 0);
}

TEST_CASE("silence takes Vorbis next to nothing") {
  if (!quietroom::test::is_built("vorbis")) return;
  const CodecResult out =
      find_codec("vorbis")->code_clip(resolved(CodecSettings{"vorbis"}), silence(44100, 1));
  CHECK(out.coded_bytes < 500); // 4 kbit/s
  for (const double x : out.clip.samples) REQUIRE(x == 0);
}
