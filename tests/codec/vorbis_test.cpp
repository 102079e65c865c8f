#include "codec/codec_fits.h"
#include "codec/entries.h"
#include "codec/round_trip.h"

#include <catch2/catch.hpp>
#include <cstdio>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Contains;

TEST_CASE("an average bit rate of Vorbis lies between the limits of its rate and channels, both included") {
  CHECK(mistakes_at("vorbis-abr", 8, {8000, 1}).empty());
  CHECK(mistakes_at("vorbis-abr", 42, {8000, 1}).empty());
  CHECK_THAT(mistakes_at("vorbis-abr", 42.1, {8000, 1}).at(0),
             Contains("takes 8 to 42 kbit/s for mono at 8000 Hz, not 42.1"));
  CHECK_THAT(mistakes_at("vorbis-abr", 11, {8000, 2}).at(0),
             Contains("takes 12 to 84 kbit/s for stereo at 8000 Hz"));
  CHECK(mistakes_at("vorbis-abr", 500, {48000, 2}).empty());
  CHECK_THAT(mistakes_at("vorbis-abr", 241, {48000, 1}).at(0),
             Contains("takes 32 to 240 kbit/s for mono at 48000 Hz"));
}

#if QUIETROOM_HAS_VORBIS
TEST_CASE("libvorbis codes at the limits that the table has of it") {
  for (const int rate_hz : vorbis_abr_entry().rates_hz)
    for (const int channels : {1, 2}) {
      // the limits as the refusal tells them
      const std::string refusal = mistakes_at("vorbis-abr", 500.5, {rate_hz, channels}).at(0);
      double low = 0;
      double high = 0;
      REQUIRE(std::sscanf(refusal.substr(refusal.find("takes")).c_str(), "takes %lf to %lf", &low, &high) ==
              2);
      CAPTURE(rate_hz, channels, low, high);
      const signal::Clip clip{rate_hz, channels,
                              std::vector<double>(static_cast<std::size_t>(1000 * channels))};
      const auto code = vorbis_abr_entry().code_clip;
      CHECK_NOTHROW(code(at("vorbis-abr", low), clip));
      CHECK_NOTHROW(code(at("vorbis-abr", high), clip));
      CHECK_THROWS(code(at("vorbis-abr", high + 2), clip));
    }
}
#endif

TEST_CASE("Vorbis by quality has no bit rate, at an average bit rate no quality") {
  CHECK(text({"vorbis"}) == "vorbis quality=4");
  CHECK(text({"vorbis-abr"}) == "vorbis-abr 128 kbit/s");
}
