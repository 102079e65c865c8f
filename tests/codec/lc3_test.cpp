#include "codec/codec_fits.h"
#include "codec/entries.h"
#include "codec/round_trip.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Contains;

namespace {

std::vector<std::string> mistakes(double kbps, double frame_ms, Format format) {
  CodecSettings settings = at("lc3", kbps);
  settings.parameters["frame_ms"] = frame_ms;
  return check_format(settings, format);
}

} // namespace

TEST_CASE("a channel's frame of LC3 has 20 to 400 bytes, and at least 16 and at most 320 kbit/s") {
  CHECK(mistakes(16, 10, {48000, 1}).empty());  // 20 bytes
  CHECK(mistakes(320, 10, {48000, 1}).empty()); // 400
  CHECK_THAT(mistakes(320.8, 10, {48000, 1}).at(0), Contains("1 channel in frames of 10 ms take 16 to 320"));
  CHECK_THAT(mistakes(24, 10, {48000, 2}).at(0), Contains("2 channels in frames of 10 ms take 32 to 640"));
  CHECK(mistakes(32, 10, {48000, 2}).empty());
  CHECK_THAT(mistakes(20, 7.5, {8000, 1}).at(0), Contains("take 21.333 to 320")); // 20 bytes
  CHECK(mistakes(320, 7.5, {8000, 1}).empty());                                   // 300 bytes
}

TEST_CASE("a bit rate that makes no whole number of bytes is told the nearest that does") {
  CHECK_THAT(mistakes(32.5, 10, {16000, 1}).at(0), Contains("the nearest is 32.8"));
  CHECK_THAT(mistakes(33, 10, {16000, 2}).at(0), Contains("the nearest is 33.6")); // steps of 1.6 of both
  CHECK(mistakes(21.33, 7.5, {16000, 1}).empty());                                 // 21 1/3, to two decimals
  CHECK_THAT(mistakes(21.31, 7.5, {16000, 1}).at(0), Contains("the nearest is 21.3333"));
}

TEST_CASE("LC3 takes its five rates, and frames of 7.5 and 10 ms") {
  for (const int rate_hz : {8000, 16000, 24000, 32000, 48000}) CHECK(mistakes(32, 10, {rate_hz, 1}).empty());
  CHECK_THAT(mistakes(32, 10, {44100, 1}).at(0), Contains("not at 44100 Hz"));
  CHECK(text({"lc3"}) == "lc3 32 kbit/s frame_ms=10");
}
