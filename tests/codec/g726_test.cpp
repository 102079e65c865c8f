#include "codec/codec_fits.h"
#include "codec/entries.h"
#include "codec/round_trip.h"
#include "signal/tone.h"
#include "support/alignment.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::codec;
using namespace quietroom::codec::test;

TEST_CASE("G.726 sends two to five bits a sample, and is not late") {
  const signal::Clip in = signal::tone({8000, 500, -20, 0.5, 10});
  double snr_db = 0;
  for (const auto& [kbps, bits] : {std::pair{16.0, 2U}, {24.0, 3U}, {32.0, 4U}, {40.0, 5U}}) {
    const RoundTrip trip = round_trip(at("g726", kbps), in);
    CAPTURE(kbps);
    CHECK(packet_bytes(trip) == std::set<std::size_t>{80 * bits / 8});
    CHECK(trip.delay_samples == 0);
    const double better_db = quietroom::test::alignment_at(in, trip.heard, 0, 800).snr_db;
    CHECK(better_db > snr_db + 3); // a bit more
    snr_db = better_db;
  }
}

TEST_CASE("G.726 has four bit rates, and packets of 10 ms") {
  CHECK(text({"g726"}) == "g726 32 kbit/s");
  CHECK_FALSE(check_settings(at("g726", 48)).empty());
  CHECK(check_packets({"g726"}, 30).empty());
  CHECK_FALSE(check_packets({"g726"}, 25).empty());
}
