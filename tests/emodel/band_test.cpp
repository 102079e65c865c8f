#include "emodel/band.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::emodel;

TEST_CASE("a band reads back from its key, and no other text is a band") {
  for (const Band band : {Band::narrow, Band::wide, Band::full}) CHECK(parse_band(key(band)) == band);
  for (const char* other : {"", "NB", "swb", "wideband"}) CHECK_FALSE(parse_band(other));
}

TEST_CASE("a test's context has its model, super-wideband the fullband one") {
  CHECK(band_of(Context::narrowband) == Band::narrow);
  CHECK(band_of(Context::wideband) == Band::wide);
  CHECK(band_of(Context::super_wideband) == Band::full);
  CHECK(band_of(Context::fullband) == Band::full);
}

TEST_CASE("each band has its scale, its edition and its names by P.800.1") {
  CHECK(scale(Band::narrow) == 1);
  CHECK(scale(Band::wide) == 1.29);
  CHECK(scale(Band::full) == 1.48);
  CHECK(conversational_name(Band::narrow) == "MOS-CQEN");
  CHECK(listening_name(Band::wide) == "MOS-LQEW");
  CHECK(listening_name(Band::full) == "MOS-LQEF");
  CHECK(edition(Band::wide) == "G.107.1 (06/2019)");
}
