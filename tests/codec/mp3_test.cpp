#include "codec/codec_fits.h"
#include "codec/entries.h"
#include "codec/mp3.h"
#include "codec/round_trip.h"
#include "support/alignment.h"
#include "support/voiced.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Contains;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<std::string> mistakes(double kbps, int rate_hz) {
  return check_format(at("mp3", kbps), {rate_hz, 1});
}

} // namespace

TEST_CASE("MP3 has the bit rates of the MPEG version that its rate belongs to") {
  // ISO/IEC 11172-3 from 32 kHz on, 13818-3 from 16 kHz on, below them MPEG-2.5
  CHECK(mistakes(320, 32000).empty());
  CHECK(mistakes(320, 24000).size() == 1);
  CHECK(mistakes(144, 24000).empty());
  CHECK(mistakes(144, 48000).size() == 1);
  CHECK(mistakes(160, 16000).empty());
  CHECK(mistakes(80, 12000).size() == 1);
  CHECK_THAT(mistakes(24, 32000).at(0),
             Contains("has no 24 kbit/s at 32000 Hz; bit_rate_kbps must be one of 32, 40"));
}

TEST_CASE("MP3 takes the coder's own gain and its delay out again") {
  if (!quietroom::test::is_built("mp3")) return;
  const signal::Clip in = quietroom::test::voiced(16000, 1);
  const CodecResult out = find_codec("mp3")->code_clip(resolved(at("mp3", 8)), in); // gain 0.95
  CHECK(out.delay_removed_samples == 576 + 529);
  REQUIRE(out.clip.frames() == in.frames());
  CHECK(quietroom::test::alignment(in, out.clip).lag == 0);
#if QUIETROOM_HAS_LAME && QUIETROOM_HAS_MPG123
  const Mp3Stream stream = mp3_encoded(resolved(at("mp3", 8)), in);
  REQUIRE(stream.gain < 1);
  const std::vector<double> raw = mp3_decoded(stream.bytes, {16000, 1});
  for (std::size_t i = 0; i < in.frames(); i += 100)
    CHECK_THAT(out.clip.samples[i] * stream.gain, WithinAbs(raw[i + mp3_delay_samples], 1e-12));
#endif
}

TEST_CASE("nothing is coded of an empty clip") {
  if (!quietroom::test::is_built("mp3")) return;
  const CodecResult out = find_codec("mp3")->code_clip(resolved(at("mp3", 64)), {16000, 2, {}});
  CHECK(out.clip.frames() == 0);
  CHECK(out.coded_bytes == 0);
}
