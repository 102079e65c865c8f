#include "codec/codec_fits.h"
#include "codec/entries.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using Catch::Contains;

TEST_CASE("Codec2 rebuilds a similar sound and fills no lost packet") {
  CHECK(codec2_entry().family == Family::parametric);
  CHECK_THAT(check_packets({"codec2"}, 40).at(0), Contains("no concealment"));
}

TEST_CASE("Codec2 takes 8 kHz in frames of 40 ms, which hold one or two of its own") {
  CHECK(frame_ms({"codec2"}) == 40);
  CHECK(text({"codec2"}) == "codec2 3.2 kbit/s");
  CHECK(check_format({"codec2"}, {8000, 1}).empty());
  CHECK_THAT(check_format({"codec2"}, {16000, 1}).at(0), Contains("works at 8000 Hz"));
}
