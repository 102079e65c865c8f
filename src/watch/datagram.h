#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

/// From a captured frame to the datagram in it: Ethernet with VLAN tags, cooked, loopback and raw IP; IPv4
/// and IPv6. Pure, and nothing is copied.
namespace quietroom::watch {

using Bytes = std::span<const std::uint8_t>;

/// The beginning of a frame, as captures name it (LINKTYPE_ numbers).
enum class LinkType {
  null = 0,
  ethernet = 1,
  raw = 101,
  loop = 108,
  cooked = 113,
  ipv4 = 228,
  ipv6 = 229,
  cooked2 = 276
};

/// Nothing for a link type that is not read.
std::optional<LinkType> parse_link_type(int number);

/// IPv4 addresses stand as the last four bytes, the others being 0.
struct Endpoint {
  std::array<std::uint8_t, 16> address{};
  std::uint16_t port = 0;
  bool v6 = false;
  bool operator==(const Endpoint&) const = default;
};

std::string text(const Endpoint& endpoint); ///< "10.0.0.1:4000", "[2001:db8:0:0:0:0:0:1]:4000"

enum class FrameFate {
  udp,
  tcp,      ///< its payload is looked at for SDP alone
  fragment, ///< of a datagram; refused, and counted
  other,    ///< another protocol
  cut       ///< shorter than its headers say
};

struct Datagram {
  FrameFate fate = FrameFate::other;
  Endpoint from, to;
  Bytes payload;
  std::size_t length = 0; ///< of the payload as sent; more than was captured where the capture cut it
};

Datagram datagram_of(LinkType link, Bytes frame);

} // namespace quietroom::watch
