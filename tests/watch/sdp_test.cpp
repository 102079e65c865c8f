#include "watch/sdp.h"

#include <catch2/catch.hpp>

using namespace quietroom::watch;

TEST_CASE("audio of SDP is read with its port and mappings") {
  const auto found = parse_sdp(
      "SIP/2.0 200 OK\r\nContent-Type: application/sdp\r\n\r\nv=0\r\no=- 1 1 IN IP4 10.0.0.1\r\n"
      "m=audio 40000 RTP/AVP 111 101\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:101 telephone-event/8000\r\n"
      "m=video 40002 RTP/AVP 99\r\na=rtpmap:99 H264/90000\r\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].port == 40000);
  REQUIRE(found[0].mappings.size() == 2);
  CHECK(found[0].mappings[0].encoding == "opus");
  CHECK(found[0].mappings[0].clock == 48000);
  CHECK(found[0].mappings[1].payload_type == 101);
}

TEST_CASE("what is no mapping is passed over") {
  const auto found = parse_sdp("v=0\nm=audio 1 RTP/AVP 0\na=rtpmap:300 x/8000\na=rtpmap:5 /8000\na=rtpmap:6 "
                               "y/0\na=rtpmap:7\nm=audio 99999 RTP/AVP 0\na=rtpmap:8 z/8000\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].mappings.empty());
  CHECK(parse_sdp("m=audio 1 RTP/AVP 0\n").empty());
  CHECK(may_hold_sdp("INVITE sip:a@b SIP/2.0\r\n"));
  CHECK_FALSE(may_hold_sdp("hello"));
}
