// A call over loopback: frames of our own codecs in RTP, through a network that loses with a known seed, into
// a capture that is watched while it grows.
#include "cli/live_watching.h"

#include "codec/codec_fits.h"
#include "codec/codec_table.h"
#include "codec/frame_codec.h"
#include "core/random.h"
#include "support/json_file.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cmath>
#include <netinet/in.h>
#include <poll.h>
#include <sstream>
#include <sys/socket.h>

using namespace quietroom;
using namespace quietroom::test;

namespace {

constexpr int packets_sent = 400;

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> (8 * i));
}

template<class Number>
void put_own(std::string& out, Number value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// One end of UDP on 127.0.0.1.
class Socket {
public:
  Socket() : m_file(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    m_place.sin_family = AF_INET;
    m_place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof m_place;
    REQUIRE(::bind(m_file, reinterpret_cast<sockaddr*>(&m_place), length) == 0);
    REQUIRE(::getsockname(m_file, reinterpret_cast<sockaddr*>(&m_place), &length) == 0);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() { ::close(m_file); }

  unsigned port() const { return ntohs(m_place.sin_port); }
  void send(const Socket& to, const std::string& bytes) const {
    REQUIRE(::sendto(m_file, bytes.data(), bytes.size(), 0, reinterpret_cast<const sockaddr*>(&to.m_place),
                     sizeof to.m_place) == static_cast<ssize_t>(bytes.size()));
  }
  std::string receive() const {
    pollfd asked{m_file, POLLIN, 0};
    REQUIRE(::poll(&asked, 1, 5000) == 1);
    std::string out(2048, '\0');
    out.resize(static_cast<std::size_t>(::recv(m_file, out.data(), out.size(), 0)));
    return out;
  }

private:
  int m_file;
  sockaddr_in m_place{};
};

/// One direction with its codec; what of it was lost.
struct Direction {
  Socket from, to;
  std::unique_ptr<codec::FrameCodec> coder;
  unsigned payload_type;
  std::uint32_t ssrc, clock_step;
  std::size_t frame, frames_a_packet;
  double loss;
  SplitMix64 network;
  int received = 0, first = -1, last = -1;

  Direction(const char* id, unsigned type, std::uint32_t a_ssrc, int rate_hz, unsigned clock, double a_loss,
            std::uint64_t seed)
      : payload_type(type), ssrc(a_ssrc), clock_step(clock / 50), loss(a_loss), network(seed) {
    const codec::CodecInfo& info = *codec::find_codec(id);
    const codec::CodecSettings settings = codec::resolved({id});
    coder = info.make(settings, {rate_hz, 1});
    frames_a_packet = static_cast<std::size_t>(std::lround(20 / codec::frame_ms(settings)));
    frame = static_cast<std::size_t>(rate_hz) / 50 / frames_a_packet;
  }

  std::string packet(int number) {
    std::string out;
    put(out, 0x80, 1), put(out, payload_type, 1), put(out, static_cast<std::uint64_t>(number) & 0xffff, 2);
    put(out, clock_step * static_cast<std::uint64_t>(number), 4), put(out, ssrc, 4);
    for (std::size_t part = 0; part < frames_a_packet; ++part) {
      std::vector<std::int16_t> sound(frame);
      for (std::size_t i = 0; i < frame; ++i)
        sound[i] = static_cast<std::int16_t>(8000 * std::sin(0.05 * static_cast<double>(i)));
      for (const std::uint8_t byte : coder->encode(sound)) out += static_cast<char>(byte);
    }
    return out;
  }
};

/// A record of pcap with IPv4 and UDP around what was received.
std::string record(const Direction& on, const std::string& payload, std::int64_t t_us) {
  std::string frame;
  put(frame, 0x4500, 2), put(frame, 28 + payload.size(), 2), put(frame, 0, 4), put(frame, 64 << 8 | 17, 2);
  put(frame, 0, 2), put(frame, 0x7f000001, 4), put(frame, 0x7f000001, 4);
  put(frame, on.from.port(), 2), put(frame, on.to.port(), 2), put(frame, 8 + payload.size(), 2),
      put(frame, 0, 2);
  frame += payload;
  std::string out;
  put_own(out, static_cast<std::uint32_t>(t_us / 1'000'000));
  put_own(out, static_cast<std::uint32_t>(t_us % 1'000'000));
  put_own(out, static_cast<std::uint32_t>(frame.size()));
  put_own(out, static_cast<std::uint32_t>(frame.size()));
  return out + frame;
}

std::string capture_head() {
  std::string out;
  put_own(out, std::uint32_t{0xa1b2c3d4});
  put_own(out, std::uint32_t{0x00040002}); // 2.4, as this machine writes it
  put_own(out, std::uint64_t{0});
  put_own(out, std::uint32_t{65535});
  put_own(out, std::uint32_t{101}); // raw IP
  return out;
}

/// Sends one packet through the network; what arrived goes to `arrived`.
template<class Arrived>
void send(Direction& on, int number, const Arrived& arrived) {
  const std::string packet = on.packet(number); // coded also where it is lost, as by a real sender
  if (number > 1 && on.network.next_unit() < on.loss) return;
  on.from.send(on.to, packet);
  arrived(on.to.receive());
  if (on.first < 0) on.first = number;
  on.last = number;
  ++on.received;
}

nlohmann::json stream_of(const std::string& out, std::uint32_t ssrc) {
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);) {
    auto found = nlohmann::json::parse(line);
    char name[11];
    std::snprintf(name, sizeof name, "0x%08x", ssrc);
    if (found["type"] == "stream" && found["ssrc"] == name) return found;
  }
  return {};
}

void check_counters(const std::string& out, const Direction& on) {
  const auto found = stream_of(out, on.ssrc);
  CAPTURE(out, on.ssrc);
  REQUIRE_FALSE(found.is_null());
  const int expected = on.last - on.first + 1;
  CHECK(found["packets"] == on.received);
  CHECK(found["expected"] == expected);
  CHECK(found["lost"] == expected - on.received);
  CHECK(found["duplicate"] == 0);
  CHECK(found["reordered"] == 0);
  CHECK(found["payload_type"] == on.payload_type);
}

bool has_opus() { return codec::available(*codec::find_codec("opus")); }

} // namespace

TEST_CASE("a call over loopback has the counters of the truth, through a capture in a pipe") {
  const TempFolder folder;
  Direction g711("g711a", 8, 0x11223344, 8000, 8000, 0.08, 11),
      other(has_opus() ? "opus" : "g711u", has_opus() ? 111 : 0, 0x55667788, has_opus() ? 48000 : 8000,
            has_opus() ? 48000 : 8000, 0.03, 12);
  LiveWatching live(folder, {"--live", "-", "--json", "--codec", "111=opus"});
  live.send(capture_head());
  for (int n = 0; n < packets_sent; ++n)
    for (Direction* on : {&g711, &other})
      send(*on, n,
           [&](const std::string& got) { live.send(record(*on, got, 20'000 * n + (on == &other ? 7 : 0))); });
  CHECK(LiveWatching::seen([&] { return live.out().find("\"type\": \"interval\"") != std::string::npos; }));
  live.end_input();
  CHECK(live.exit_code() == 0);
  check_counters(live.out(), g711);
  check_counters(live.out(), other);
  CHECK(g711.received < packets_sent - 10);
}

TEST_CASE("the same on the interface lo, where capturing is allowed") {
  const TempFolder folder;
  Direction g711("g711u", 0, 0x0badcafe, 8000, 8000, 0.1, 13);
  LiveWatching live(folder, {"--live", "lo", "--json", "--port", std::to_string(g711.to.port())});
  const auto captures = [] { // a socket stands below the heading
    const std::string sockets = read_file("/proc/net/packet");
    return std::count(sockets.begin(), sockets.end(), '\n') > 1;
  };
  CHECK(LiveWatching::seen([&] { return captures() || !live.err().empty(); }));
  std::this_thread::sleep_for(std::chrono::milliseconds(500)); // it is bound
  if (live.err().find("CAP_NET_RAW") != std::string::npos) {
    CHECK(live.exit_code() == 3);
    WARN("not tried: this user may not capture");
    return;
  }
  REQUIRE(live.err().empty());
  for (int n = 0; n < 100; ++n) {
    send(g711, n, [](const std::string&) {});
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  live.interrupt();
  CHECK(live.exit_code() == 0);
  check_counters(live.out(), g711);
}
