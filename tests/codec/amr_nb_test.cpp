#include "codec/codec_fits.h"
#include "codec/entries.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::codec;
using Catch::Contains;

TEST_CASE("the bit rates of AMR-NB are those whose frames of 20 ms have the bits of their modes") {
  // 3GPP TS 26.101, table 2: bits of a speech frame
  const std::vector<std::pair<double, int>> modes = {{4.75, 95}, {5.15, 103}, {5.9, 118},  {6.7, 134},
                                                     {7.4, 148}, {7.95, 159}, {10.2, 204}, {12.2, 244}};
  std::vector<double> kbps;
  for (const auto& [rate, bits] : modes) {
    CHECK(std::lround(rate * 20) == bits);
    kbps.push_back(rate);
  }
  CHECK(amr_nb_entry().bit_rates.kbps == kbps);
  CHECK(text({"amr-nb"}) == "amr-nb 12.2 kbit/s");
}

TEST_CASE("AMR-NB takes 8000 Hz in one channel, in packets of whole frames") {
  CHECK(check_format({"amr-nb"}, {8000, 1}).empty());
  CHECK_THAT(check_format({"amr-nb"}, {16000, 1}).at(0), Contains("resample before it"));
  CHECK_THAT(check_format({"amr-nb"}, {8000, 2}).at(0), Contains("one channel"));
  CHECK(check_packets({"amr-nb"}, 40).empty());
  CHECK_THAT(check_packets({"amr-nb"}, 30).at(0), Contains("multiple of 20"));
}
