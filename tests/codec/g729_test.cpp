#include "codec/codec_fits.h"
#include "codec/entries.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using Catch::Contains;

TEST_CASE("G.729 Annex A takes 8 kHz in frames of 10 ms, and has no choice of bit rates") {
  CHECK(frame_ms({"g729a"}) == 10);
  CHECK(text({"g729a"}) == "g729a");
  CHECK(check_format({"g729a"}, {8000, 1}).empty());
  CHECK_THAT(check_format({"g729a"}, {16000, 1}).at(0), Contains("works at 8000 Hz"));
  CodecSettings faster{"g729a"};
  faster.bit_rate_kbps = 11.8; // of Annex E
  CodecInfo everywhere = g729a_entry();
  everywhere.libraries.clear();
  CHECK(check_settings(everywhere, {"g729a"}).empty());
  CHECK_THAT(check_settings(everywhere, faster).at(0), Contains("leave bit_rate_kbps out"));
}

TEST_CASE("a build has G.729 only when told, because of its licence") {
  CHECK(g729a_entry().libraries.at(0).option == "QUIETROOM_WITH_BCG729");
}
