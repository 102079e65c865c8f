#include "watch/datagram.h"

#include "core/random.h"
#include "watch/frames.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;
using test::FrameBytes;

namespace {

FrameBytes behind(const FrameBytes& header, const FrameBytes& rest) {
  FrameBytes out = header;
  out.insert(out.end(), rest.begin(), rest.end());
  return out;
}

const FrameBytes packet = test::udp_bytes({1, 2, 3, 4}, 1, 4000, 2, 5000);

void check_found(LinkType link, const FrameBytes& frame) {
  const Datagram found = datagram_of(link, frame);
  CHECK(found.fate == FrameFate::udp);
  CHECK(text(found.from) == "10.0.0.1:4000");
  CHECK(text(found.to) == "10.0.0.2:5000");
  CHECK(FrameBytes(found.payload.begin(), found.payload.end()) == FrameBytes{1, 2, 3, 4});
}

} // namespace

TEST_CASE("the datagram is found behind every link type that is read") {
  const FrameBytes macs(12, 0);
  check_found(LinkType::raw, packet);
  check_found(LinkType::ipv4, packet);
  check_found(LinkType::ethernet, behind(behind(macs, {8, 0}), packet));
  check_found(LinkType::ethernet, behind(behind(macs, {0x81, 0, 0, 5, 8, 0}), packet));
  check_found(LinkType::ethernet, behind(behind(macs, {0x88, 0xa8, 0, 5, 0x81, 0, 0, 6, 8, 0}), packet));
  check_found(LinkType::ethernet, behind(behind(behind(macs, {8, 0}), packet), {0, 0, 0, 0})); // padding
  check_found(LinkType::cooked, behind(behind(FrameBytes(14, 0), {8, 0}), packet));
  check_found(LinkType::cooked2, behind(behind({8, 0}, FrameBytes(18, 0)), packet));
  check_found(LinkType::null, behind({2, 0, 0, 0}, packet));
  CHECK(parse_link_type(12) == LinkType::raw);
  CHECK_FALSE(parse_link_type(105).has_value()); // 802.11
}

TEST_CASE("IPv6 is read with its extensions, and fragments of both are refused") {
  FrameBytes six = {0x60, 0, 0, 0};
  test::put_number(six, 8 + 12, 2);
  six.insert(six.end(), {0, 64});
  for (int i = 0; i < 2; ++i) {
    test::put_number(six, 0x20010db8'00000000, 8);
    test::put_number(six, static_cast<std::uint64_t>(i) + 1, 8);
  }
  six.insert(six.end(), {17, 0, 0, 0, 0, 0, 0, 0});
  six.insert(six.end(), packet.begin() + 20, packet.end());
  const Datagram found = datagram_of(LinkType::raw, six);
  CHECK(found.fate == FrameFate::udp);
  CHECK(text(found.to) == "[2001:db8:0:0:0:0:0:2]:5000");
  CHECK(found.payload.size() == 4);
  six[40] = 44;
  CHECK(datagram_of(LinkType::raw, six).fate == FrameFate::fragment);
  FrameBytes four = packet;
  four[6] = 0x20;
  CHECK(datagram_of(LinkType::raw, four).fate == FrameFate::fragment);
}

TEST_CASE("a frame cut anywhere is no datagram and no crash") {
  for (std::size_t n = 0; n < packet.size(); ++n) {
    const Datagram found = datagram_of(LinkType::raw, Bytes(packet).first(n));
    CHECK((n >= 28 ? found.fate == FrameFate::udp : found.fate != FrameFate::udp));
    CHECK(found.payload.size() <= found.length);
  }
  SplitMix64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    FrameBytes noise(random.next() % 90);
    for (auto& byte : noise) byte = static_cast<std::uint8_t>(random.next());
    if (noise.size() > 14 && i % 2 == 0) noise[12] = 8, noise[13] = 0, noise[14] = 0x45;
    datagram_of(i % 3 == 0 ? LinkType::raw : LinkType::ethernet, noise);
  }
}
