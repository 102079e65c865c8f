#include "watch/rtcp.h"

#include "watch/frames.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;
using Catch::Matchers::WithinAbs;

TEST_CASE("the round trip is that of the worked example of RFC 3550, 6.4.1") {
  const auto units = [](double s) { return static_cast<std::uint32_t>(s * 65536); };
  CHECK_THAT(*round_trip_ms(units(46864.500), units(46853.125), units(5.250)), WithinAbs(6125, 1e-6));
  CHECK_FALSE(round_trip_ms(1000, 0, 0).has_value());
  CHECK_FALSE(round_trip_ms(1000, 2000, 0).has_value());
  CHECK_FALSE(round_trip_ms(units(100), units(80), 0).has_value());
  CHECK_THAT(*round_trip_ms(100, 0xffffff00, 0), WithinAbs(356 * 1000 / 65536.0, 1e-9)); // over the wrap
}

TEST_CASE("a compound packet gives reports with a signed loss, and ends") {
  test::FrameBytes out = {0x81, 201, 0, 7};
  test::put_number(out, 0x11, 4);
  test::put_number(out, 0x22, 4);
  test::put_number(out, 0x80fffffe, 4); // a half lost, two more received than expected
  for (const std::uint64_t word : {70000, 160, 5, 6}) test::put_number(out, word, 4);
  out.insert(out.end(), {0x81, 203, 0, 1});
  test::put_number(out, 0x33, 4);
  const RtcpPackets found = parse_rtcp(out);
  REQUIRE(found.blocks.size() == 1);
  CHECK(found.blocks[0].reporter == 0x11);
  CHECK(found.blocks[0].fraction_lost_256 == 128);
  CHECK(found.blocks[0].cumulative_lost == -2);
  CHECK(found.blocks[0].ext_high_seq == 70000);
  CHECK(found.goodbyes == std::vector<std::uint32_t>{0x33});
  CHECK_FALSE(found.cut);
  CHECK(parse_rtcp(Bytes(out).first(20)).cut);
}

TEST_CASE("127 in a metrics block is nothing, and MOS is in tenths") {
  test::FrameBytes out = {0x80, 207, 0, 10};
  test::put_number(out, 0x11, 4);
  out.insert(out.end(), {7, 0, 0, 8});
  test::put_number(out, 0x22, 4);
  out.insert(out.end(), {4,   2,  60, 3,   0,  80,  4,    176, 0, 150, 0, 90, 0xee, 127,
                         127, 16, 93, 127, 42, 127, 0xb0, 0,   0, 60,  0, 80, 0,    200});
  const RtcpPackets found = parse_rtcp(out);
  REQUIRE(found.metrics.size() == 1);
  const VoipMetrics& m = found.metrics[0].metrics;
  CHECK(m.gap_ms == 1200);
  CHECK(m.signal_dbm0 == -18);
  CHECK_FALSE(m.noise_dbm0.has_value());
  CHECK_FALSE(m.rerl.has_value());
  CHECK(m.r == 93);
  CHECK_FALSE(m.ext_r.has_value());
  CHECK(m.mos_lq == 4.2);
  CHECK_FALSE(m.mos_cq.has_value());
  CHECK(m.plc == "enhanced");
  CHECK(m.jb_adaptive == "adaptive");
  CHECK(m.jb_abs_max == 200);
}
