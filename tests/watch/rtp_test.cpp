#include "watch/rtp.h"

#include "watch/frames.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;

TEST_CASE("a header of RTP is read with lists, extension and padding") {
  test::FrameBytes bytes = test::rtp_bytes(111, 65535, 7, 0xaabbccdd, true, 20);
  const auto plain = parse_rtp(bytes, bytes.size());
  REQUIRE(plain.has_value());
  CHECK(plain->payload_type == 111);
  CHECK(plain->marker);
  CHECK(plain->sequence == 65535);
  CHECK(plain->ssrc == 0xaabbccdd);
  CHECK(plain->payload_bytes == 20);
  bytes[0] = 0x80 | 0x20 | 0x10 | 1; // padding, extension of two words, one contributor
  bytes[18] = 0;
  bytes[19] = 2;
  bytes.back() = 4;
  CHECK(parse_rtp(bytes, bytes.size())->payload_bytes == 0);
  bytes[19] = 200;
  CHECK_FALSE(parse_rtp(bytes, bytes.size()).has_value());
}

TEST_CASE("what is no RTP is refused") {
  test::FrameBytes bytes = test::rtp_bytes(0, 1, 2, 3);
  CHECK_FALSE(parse_rtp(Bytes(bytes).first(11), 11).has_value());
  bytes[0] = 0x40;
  CHECK_FALSE(parse_rtp(bytes, bytes.size()).has_value());
  bytes[0] = 0x80;
  bytes[1] = 200; // RTCP on the same port
  bytes[2] = 0;
  bytes[3] = 6;
  CHECK_FALSE(parse_rtp(bytes, bytes.size()).has_value());
  CHECK(looks_like_rtcp(bytes));
  bytes[2] = 255;
  CHECK_FALSE(looks_like_rtcp(bytes));
}
