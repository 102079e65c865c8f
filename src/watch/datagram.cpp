#include "watch/datagram.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::watch {

namespace {

constexpr std::uint8_t tcp_protocol = 6, udp_protocol = 17, fragment_header = 44;

std::uint16_t two(Bytes b, std::size_t at) { return static_cast<std::uint16_t>(b[at] << 8 | b[at + 1]); }

Datagram ended(FrameFate fate) {
  Datagram out;
  out.fate = fate;
  return out;
}

Datagram of_udp(Datagram out, Bytes in) {
  if (in.size() < 8) return ended(FrameFate::cut);
  out.from.port = two(in, 0);
  out.to.port = two(in, 2);
  const std::size_t length = two(in, 4);
  if (length < 8) return ended(FrameFate::cut);
  out.fate = FrameFate::udp;
  out.length = length - 8;
  out.payload = in.subspan(8, std::min(out.length, in.size() - 8));
  return out;
}

Datagram of_tcp(Datagram out, Bytes in) {
  if (in.size() < 20) return ended(FrameFate::cut);
  out.from.port = two(in, 0);
  out.to.port = two(in, 2);
  const std::size_t header = 4 * static_cast<std::size_t>(in[12] >> 4);
  if (header < 20 || header > in.size()) return ended(FrameFate::cut);
  out.fate = FrameFate::tcp;
  out.payload = in.subspan(header);
  out.length = out.payload.size();
  return out;
}

Datagram of_transport(const Datagram& out, std::uint8_t protocol, Bytes in) {
  if (protocol == udp_protocol) return of_udp(out, in);
  if (protocol == tcp_protocol) return of_tcp(out, in);
  return ended(FrameFate::other);
}

Datagram of_ipv4(Bytes in) {
  if (in.size() < 20) return ended(FrameFate::cut);
  const std::size_t header = 4 * static_cast<std::size_t>(in[0] & 15);
  if (in[0] >> 4 != 4 || header < 20 || header > in.size()) return ended(FrameFate::cut);
  const std::size_t total = two(in, 2);
  if ((two(in, 6) & 0x3fff) != 0) return ended(FrameFate::fragment); // an offset, or more to come
  Datagram out;
  std::copy_n(in.begin() + 12, 4, out.from.address.begin() + 12);
  std::copy_n(in.begin() + 16, 4, out.to.address.begin() + 12);
  if (total > header) in = in.first(std::min(total, in.size())); // an Ethernet frame may be padded
  return of_transport(out, in[9], in.subspan(header));
}

/// Extension headers that are passed over: hop-by-hop, routing, destination options.
bool is_passed(std::uint8_t next) { return next == 0 || next == 43 || next == 60; }

Datagram of_ipv6(Bytes in) {
  if (in.size() < 40 || in[0] >> 4 != 6) return ended(FrameFate::cut);
  Datagram out;
  out.from.v6 = out.to.v6 = true;
  std::copy_n(in.begin() + 8, 16, out.from.address.begin());
  std::copy_n(in.begin() + 24, 16, out.to.address.begin());
  const std::size_t total = two(in, 4);
  std::uint8_t next = in[6];
  Bytes rest = in.subspan(40);
  if (total > 0) rest = rest.first(std::min(total, rest.size()));
  while (is_passed(next)) {
    if (rest.size() < 8) return ended(FrameFate::cut);
    const std::size_t length = 8 * (static_cast<std::size_t>(rest[1]) + 1);
    if (length > rest.size()) return ended(FrameFate::cut);
    next = rest[0];
    rest = rest.subspan(length);
  }
  if (next == fragment_header) return ended(FrameFate::fragment);
  return of_transport(out, next, rest);
}

Datagram of_ip(Bytes in) {
  if (in.empty()) return ended(FrameFate::cut);
  if (in[0] >> 4 == 4) return of_ipv4(in);
  return in[0] >> 4 == 6 ? of_ipv6(in) : ended(FrameFate::other);
}

/// Tags may stand in each other (0x88a8 outside 0x8100).
Datagram of_ether_type(std::uint16_t type, Bytes rest) {
  while (type == 0x8100 || type == 0x88a8 || type == 0x9100) {
    if (rest.size() < 4) return ended(FrameFate::cut);
    type = two(rest, 2);
    rest = rest.subspan(4);
  }
  if (type == 0x0800 || type == 0x86dd) return of_ip(rest);
  return ended(FrameFate::other);
}

} // namespace

std::optional<LinkType> parse_link_type(int number) {
  switch (number) {
  case 12: // DLT_RAW of libpcap on most systems
  case 14:
    return LinkType::raw;
  case 0:
  case 1:
  case 101:
  case 108:
  case 113:
  case 228:
  case 229:
  case 276:
    return static_cast<LinkType>(number);
  default:
    return std::nullopt;
  }
}

Datagram datagram_of(LinkType link, Bytes frame) {
  const auto after = [&](std::size_t type_at, std::size_t header) {
    return frame.size() < header ? ended(FrameFate::cut)
                                 : of_ether_type(two(frame, type_at), frame.subspan(header));
  };
  switch (link) {
  case LinkType::ethernet:
    return after(12, 14);
  case LinkType::cooked:
    return after(14, 16);
  case LinkType::cooked2:
    return after(0, 20);
  case LinkType::null:
  case LinkType::loop:
    return frame.size() < 4 ? ended(FrameFate::cut) : of_ip(frame.subspan(4));
  case LinkType::raw:
  case LinkType::ipv4:
  case LinkType::ipv6:
    break;
  }
  return of_ip(frame);
}

std::string text(const Endpoint& e) {
  const auto& a = e.address;
  if (!e.v6) return fmt::format("{}.{}.{}.{}:{}", a[12], a[13], a[14], a[15], e.port);
  std::string out = "[";
  for (std::size_t i = 0; i < 16; i += 2)
    out += fmt::format("{}{:x}", i == 0 ? "" : ":", a[i] << 8 | a[i + 1]);
  return out + fmt::format("]:{}", e.port);
}

} // namespace quietroom::watch
