#include "codec/codec_fits.h"
#include "codec/entries.h"
#include "codec/round_trip.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;
using Catch::Contains;

TEST_CASE("Speex is two codecs, one for each band, with a rate and bit rates of its own") {
  CHECK(check_format({"speex-nb"}, {8000, 1}).empty());
  CHECK_THAT(check_format({"speex-nb"}, {16000, 1}).at(0), Contains("works at 8000 Hz"));
  CHECK(check_format({"speex-wb"}, {16000, 1}).empty());
  CHECK_THAT(check_format({"speex-wb"}, {8000, 1}).at(0), Contains("works at 16000 Hz"));
  CHECK(text({"speex-nb"}) == "speex-nb 15 kbit/s complexity=3 enhancement=true");
  CHECK(text({"speex-wb"}) == "speex-wb 27.8 kbit/s complexity=3 enhancement=true");
}

TEST_CASE("Speex has a complexity of 1 to 10") {
  if (!quietroom::test::is_built("speex-nb")) return;
  CodecSettings settings{"speex-nb"};
  for (const auto& [complexity, good] : {std::pair{1.0, true}, {10.0, true}, {0.0, false}, {11.0, false}}) {
    settings.parameters["complexity"] = complexity;
    CHECK(check_settings(settings).empty() == good);
  }
}
