#include "codec/codec_fits.h"
#include "codec/entries.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using Catch::Contains;

TEST_CASE("the bit rates of AMR-WB are those whose frames of 20 ms have the bits of their modes") {
  // 3GPP TS 26.201, table 2: bits of a speech frame
  const std::vector<std::pair<double, int>> modes = {{6.6, 132},   {8.85, 177},  {12.65, 253},
                                                     {14.25, 285}, {15.85, 317}, {18.25, 365},
                                                     {19.85, 397}, {23.05, 461}, {23.85, 477}};
  std::vector<double> kbps;
  for (const auto& [rate, bits] : modes) {
    CHECK(std::lround(rate * 20) == bits);
    kbps.push_back(rate);
  }
  CHECK(amr_wb_entry().bit_rates.kbps == kbps);
  CHECK(text({"amr-wb"}) == "amr-wb 12.65 kbit/s");
}

TEST_CASE("AMR-WB takes 16000 Hz in one channel, in packets of whole frames") {
  CHECK(check_format({"amr-wb"}, {16000, 1}).empty());
  CHECK_THAT(check_format({"amr-wb"}, {8000, 1}).at(0), Contains("resample before it"));
  CHECK_THAT(check_format({"amr-wb"}, {16000, 2}).at(0), Contains("one channel"));
  CHECK(check_packets({"amr-wb"}, 40).empty());
  CHECK_THAT(check_packets({"amr-wb"}, 30).at(0), Contains("multiple of 20"));
}
