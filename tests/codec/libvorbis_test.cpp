#include "codec/round_trip.h"
#include "support/alignment.h"
#include "support/voiced.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

TEST_CASE("Vorbis gives each channel back in its place, as many samples as it got") {
  if (!quietroom::test::is_built("vorbis")) return;
  const std::vector<double> voice = quietroom::test::voiced(44100, 0.3).samples;
  std::vector<double> turned = voice;
  for (double& x : turned) x = -0.5 * x;
  const signal::Clip in = signal::interleave(44100, {voice, turned});
  CodecSettings settings{"vorbis"};
  settings.parameters["quality"] = 8.0;
  const CodecResult out = find_codec("vorbis")->code_clip(resolved(settings), in);
  CHECK(out.delay_removed_samples == 0);
  REQUIRE(out.clip.frames() == in.frames());
  for (const int c : {0, 1}) {
    const auto found = quietroom::test::channel_alignment(in, out.clip, c);
    CHECK(found.lag == 0);
    CHECK(found.snr_db > 15);
  }
}

TEST_CASE("silence takes Vorbis next to nothing") {
  if (!quietroom::test::is_built("vorbis")) return;
  const CodecResult out =
      find_codec("vorbis")->code_clip(resolved(CodecSettings{"vorbis"}), silence(44100, 1));
  CHECK(out.coded_bytes < 500); // 4 kbit/s
  for (const double x : out.clip.samples) REQUIRE(x == 0);
}
