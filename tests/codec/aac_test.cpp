#include "codec/codec_fits.h"
#include "codec/entries.h"
#include "codec/round_trip.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Contains;

TEST_CASE("AAC-LC takes a third of a bit to four bits a sample, and never less than 16 kbit/s") {
  CHECK(mistakes_at("aac-lc", 16, {48000, 1}).empty());
  CHECK(mistakes_at("aac-lc", 32, {48000, 2}).empty());
  CHECK_THAT(mistakes_at("aac-lc", 31, {48000, 2}).at(0),
             Contains("takes 32 to 384 kbit/s for stereo at 48000 Hz, not 31"));
  CHECK(mistakes_at("aac-lc", 32, {8000, 1}).empty());
  CHECK_THAT(mistakes_at("aac-lc", 33, {8000, 1}).at(0),
             Contains("takes 16 to 32 kbit/s for mono at 8000 Hz, not 33"));
  CHECK_THAT(mistakes_at("aac-lc", 128, {96000, 1}).at(0), Contains("not at 96000 Hz"));
}

TEST_CASE("AAC-LC is a codec of whole files: it has no packets that could be lost") {
  CHECK(aac_lc_entry().make == nullptr);
  CHECK_FALSE(check_packets({"aac-lc"}, 20).empty());
  CHECK(aac_lc_entry().libraries.at(0).option == "QUIETROOM_WITH_LIBAVCODEC"); // its licence
}
