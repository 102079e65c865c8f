#include "watch/packet_watch.h"

#include "core/error.h"
#include "watch/frames.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;
using Catch::Matchers::WithinAbs;

namespace {

/// A capture made by hand, and what comes of it.
class MadeCapture {
public:
  explicit MadeCapture(PacketSettings packets = {}, std::size_t most_streams = 20'000)
      : m_packets(std::move(packets)) {
    m_settings.most_streams = most_streams;
    m_packets.codecs = emodel::published_codecs();
    m_settings.rules = std::make_shared<const RuleSet>(*published_rules("sdk"));
    m_settings.formula = find_formula("sdk");
    m_settings.sink = [this](WatchRecord&& record) { m_records.push_back(std::move(record)); };
    m_watch.emplace(m_settings, m_packets);
  }
  void rtp(double t_ms, unsigned type, int sequence, std::uint32_t timestamp, std::uint32_t ssrc,
           bool back = false, std::size_t bytes = 160) {
    const auto payload =
        test::rtp_bytes(type, static_cast<std::uint16_t>(sequence), timestamp, ssrc, false, bytes);
    udp(t_ms, payload, back, 0);
  }
  void udp(double t_ms, const test::FrameBytes& payload, bool back, unsigned port_step) {
    const auto frame = back ? test::udp_bytes(payload, 2, 5000 + port_step, 1, 4000 + port_step)
                            : test::udp_bytes(payload, 1, 4000 + port_step, 2, 5000 + port_step);
    m_watch->take(LinkType::raw, frame, static_cast<std::int64_t>(t_ms * 1e6));
  }
  void frame(double t_ms, const test::FrameBytes& bytes) {
    m_watch->take(LinkType::raw, bytes, static_cast<std::int64_t>(t_ms * 1e6));
  }
  std::vector<StreamSummary> finish() {
    m_watch->finish();
    std::vector<StreamSummary> out;
    for (const WatchRecord& each : m_records)
      if (const auto* row = std::get_if<StreamSummary>(&each)) out.push_back(*row);
    return out;
  }
  std::vector<StreamEnd> ended() const {
    std::vector<StreamEnd> out;
    for (const WatchRecord& each : m_records)
      if (const auto* row = std::get_if<StreamSummary>(&each)) out.push_back(row->ended);
    return out;
  }
  const FrameCounts& counts() const { return m_watch->counts(); }
  const std::vector<WatchRecord>& records() const { return m_records; }

private:
  PacketSettings m_packets;
  WatchSettings m_settings;
  std::vector<WatchRecord> m_records;
  std::optional<PacketWatch> m_watch;
};

bool says(const StreamSummary& stream, const char* what) {
  for (const std::string& each : stream.assumptions)
    if (each.find(what) != each.npos) return true;
  return false;
}

} // namespace

TEST_CASE("both directions are one call, and a new SSRC is a new stream of it") {
  MadeCapture capture;
  for (int n = 0; n < 200; ++n) {
    capture.rtp(20 * n, 0, n, static_cast<std::uint32_t>(160 * n), n < 100 ? 7 : 8);
    capture.rtp(20 * n + 3, 8, n, static_cast<std::uint32_t>(160 * n), 9, true);
  }
  const auto streams = capture.finish();
  REQUIRE(streams.size() == 3);
  for (const StreamSummary& each : streams) {
    CHECK(each.call == 1U);
    CHECK(each.lost == 0.0);
  }
  CHECK(streams[0].expected == 100.0);
}

TEST_CASE("an unknown payload type has its clock inferred and no MOS, until somebody names it") {
  MadeCapture unknown;
  for (int n = 0; n < 100; ++n) unknown.rtp(20 * n, 111, n, static_cast<std::uint32_t>(960 * n), 7);
  const auto stream = unknown.finish().at(0);
  CHECK(stream.clock == 48000U);
  CHECK(stream.payload_type == 111U);
  CHECK(says(stream, "clock inferred"));
  CHECK_FALSE(stream.mos_lqe_call.has_value());
  MadeCapture described;
  const std::string sdp = "v=0\nm=audio 5000 RTP/AVP 111\na=rtpmap:111 PCMU/8000\n";
  described.udp(0, test::FrameBytes(sdp.begin(), sdp.end()), false, 60);
  for (int n = 0; n < 100; ++n) described.rtp(20 * n, 111, n, static_cast<std::uint32_t>(160 * n), 7);
  const auto named = described.finish().at(0);
  CHECK(named.clock == 8000U);
  CHECK(named.codec == "g711-plc");
  CHECK_THAT(*named.mos_lqe_call, WithinAbs(4.4094, 6e-5));
}

TEST_CASE("telephone events leave the jitter alone") {
  PacketSettings packets;
  packets.payloads[101] = *named_format("telephone-event", 8000, {});
  MadeCapture capture(packets);
  for (int n = 0; n < 100; ++n) {
    const bool event = n > 50 && n < 60;
    capture.rtp(20 * n, event ? 101 : 0, n, event ? 160U * 50 : static_cast<std::uint32_t>(160 * n), 7, false,
                event ? 4 : 160);
  }
  const auto stream = capture.finish().at(0);
  CHECK(stream.jitter_max_ms == 0.0);
  CHECK(stream.lost == 0.0);
  CHECK(stream.payload_type == 0U);
}

TEST_CASE("the round trip is the sum of both legs around the capture") {
  MadeCapture capture;
  for (int n = 0; n < 300; ++n) {
    capture.rtp(20 * n, 0, n, static_cast<std::uint32_t>(160 * n), 7);
    capture.rtp(20 * n + 1, 0, n, static_cast<std::uint32_t>(160 * n), 9, true);
    if (n != 100) continue;
    for (const bool back : {false, true}) {
      test::FrameBytes sr = {0x80, 200, 0, 6};
      test::put_number(sr, back ? 9 : 7, 4);
      test::put_number(sr, 0x0000123400000000 | (back ? 1ULL << 32 : 0), 8);
      test::put_number(sr, 0, 12);
      capture.udp(20 * n + 2, sr, back, 1);
      test::FrameBytes rr = {0x81, 201, 0, 7};
      test::put_number(rr, back ? 7 : 9, 4);
      test::put_number(rr, back ? 9 : 7, 4);
      for (int i = 0; i < 3; ++i) test::put_number(rr, 0, 4);
      test::put_number(rr, static_cast<std::uint64_t>(0x1234 + (back ? 1 : 0)) << 16, 4);
      test::put_number(rr, 65536 / 1000, 4); // 1 ms
      capture.udp(20 * n + 2 + (back ? 11.0 : 31.0), rr, !back, 1);
    }
  }
  const auto streams = capture.finish();
  CHECK(capture.counts().rtcp == 4);
  CHECK_THAT(*streams.at(0).rtt_ms, WithinAbs(40, 0.05));
  CHECK_THAT(*streams.at(1).rtt_ms, WithinAbs(40, 0.05));
}

TEST_CASE("what only looks like RTP is no stream, and a port that was asked for is the only one") {
  MadeCapture noise;
  for (int n = 0; n < 100; ++n) noise.rtp(n, 0, 7919 * n, 5, static_cast<std::uint32_t>(n % 3));
  CHECK_THROWS_WITH(noise.finish(), Catch::Matchers::Contains("nowhere did two follow each other"));
  PacketSettings packets;
  packets.ports = {6000};
  MadeCapture elsewhere(packets);
  for (int n = 0; n < 100; ++n) elsewhere.rtp(20 * n, 0, n, static_cast<std::uint32_t>(160 * n), 7);
  CHECK_THROWS_AS(elsewhere.finish(), Error);
}

TEST_CASE("more streams at once than there is room for end those that were silent the longest") {
  MadeCapture capture({}, 16);
  for (std::uint32_t ssrc = 1; ssrc <= 100; ++ssrc)
    for (int n = 0; n < 10; ++n) {
      capture.rtp(1000 * ssrc + 20 * n, 0, n, static_cast<std::uint32_t>(160 * n), ssrc);
      capture.rtp(1000 * ssrc + 20 * n + 1, 0, static_cast<int>(ssrc) * 10 + n,
                  static_cast<std::uint32_t>(160 * n), 7777, true);
    }
  const auto streams = capture.finish();
  CHECK(streams.size() == 101); // the one that goes on is never ended
  CHECK(capture.counts().dropped > 80);
  double packets_seen = 0;
  for (const StreamSummary& each : streams) packets_seen += *each.packets;
  CHECK(packets_seen == 2000);
}

TEST_CASE("a stream that is silent for long ends then, by the time of the capture") {
  MadeCapture capture;
  for (int n = 0; n < 5000; ++n) {
    if (n < 100) capture.rtp(20 * n, 0, n, static_cast<std::uint32_t>(160 * n), 7);
    capture.rtp(20 * n + 1, 0, n, static_cast<std::uint32_t>(160 * n), 9, true);
    if (n == 400) { // 8 s: the sample begun is over, the stream is not
      std::size_t of_it = 0;
      for (const WatchRecord& each : capture.records())
        if (const auto* row = std::get_if<IntervalRow>(&each)) of_it += row->stream.ends_with("0x00000007");
      CHECK(of_it == 1);
    }
    if (n == 3000) CHECK(capture.ended().empty()); // 60 s
    if (n == 3300) CHECK(capture.ended() == std::vector<StreamEnd>{StreamEnd::silent});
  }
  const auto streams = capture.finish();
  REQUIRE(streams.size() == 2);
  CHECK(streams[0].expected == 100.0);
  CHECK(streams[0].lost == 0.0);
  CHECK(streams[1].expected == 5000.0);
  CHECK(capture.counts().dropped == 0);
}

TEST_CASE("a stream that goes on behind its end begins anew") {
  MadeCapture capture;
  for (int n = 0; n < 5000; ++n) {
    if (n < 100 || n >= 4000) capture.rtp(20 * n, 0, n, static_cast<std::uint32_t>(160 * n), 7);
    capture.rtp(20 * n + 1, 0, n, static_cast<std::uint32_t>(160 * n), 9, true);
  }
  const auto streams = capture.finish();
  REQUIRE(streams.size() == 3);
  CHECK(streams[1].expected.value() + streams[2].expected.value() == 6000.0);
}

TEST_CASE("telephone events of a type that nobody described leave jitter and late packets alone") {
  MadeCapture capture;
  for (int n = 0; n < 100; ++n) {
    const bool event = n > 50 && n < 60;
    capture.rtp(20 * n, event ? 101 : 0, n, event ? 160U * 51 : static_cast<std::uint32_t>(160 * n), 7, false,
                event ? 4 : 160);
  }
  const auto stream = capture.finish().at(0);
  CHECK(stream.jitter_max_ms == 0.0);
  CHECK(stream.late == 0.0);
  CHECK(says(stream, "payload type 101 taken for telephone events"));
}

TEST_CASE("a clock of the capture that goes back is counted") {
  MadeCapture capture;
  for (int n = 0; n < 200; ++n)
    capture.rtp(20 * n - (n < 100 ? 0 : 3'600'000) + 1e7, 0, n, static_cast<std::uint32_t>(160 * n), 7);
  capture.finish();
  CHECK(capture.counts().clock_back == 1);
}

TEST_CASE("years in which nothing comes are one step, also with samples of 1 ms") {
  PacketSettings packets;
  packets.sample_s = 0.001;
  MadeCapture capture(packets);
  for (int n = 0; n < 200; ++n)
    capture.rtp(20 * n + (n < 100 ? 0 : 3e12), 0, n, static_cast<std::uint32_t>(160 * n), 7);
  CHECK(capture.finish().size() == 2);
}

namespace {

/// A call of both directions of which the receiver of one says its round trip in XR.
std::vector<StreamSummary> with_reported_trip(unsigned rtt_ms) {
  MadeCapture capture;
  for (int n = 0; n < 300; ++n) {
    capture.rtp(20 * n, 0, n, static_cast<std::uint32_t>(160 * n), 7);
    if (n != 100) continue;
    test::FrameBytes report = {0x81, 201, 0, 7};
    test::put_number(report, 9, 4);
    test::put_number(report, 7, 4);
    for (int i = 0; i < 5; ++i) test::put_number(report, 0, 4);
    for (const int byte : {0x80, 207, 0, 10}) report.push_back(static_cast<std::uint8_t>(byte));
    test::put_number(report, 9, 4);
    for (const int byte : {7, 0, 0, 8}) report.push_back(static_cast<std::uint8_t>(byte));
    test::put_number(report, 7, 4);
    test::put_number(report, 0, 8); // rates, densities and durations
    test::put_number(report, rtt_ms, 2);
    test::put_number(report, 0, 2);
    test::put_number(report, 0x7f7f7f10, 4); // levels, RERL, Gmin
    test::put_number(report, 0x7f7f7f7f, 4);
    test::put_number(report, 0, 8);
    capture.udp(20 * n + 2, report, true, 1);
  }
  return capture.finish();
}

} // namespace

TEST_CASE("a round trip of XR is named as such, and one of more than 10 s is unknown") {
  const auto known = with_reported_trip(80).at(0);
  CHECK(known.rtt_ms == 80.0);
  CHECK(says(known, "round trip as a receiver measured it (XR)"));
  const auto absurd = with_reported_trip(65535).at(0);
  CHECK_FALSE(absurd.rtt_ms.has_value());
  CHECK_FALSE(says(absurd, "XR"));
}

TEST_CASE("the stream of the way back names where its round trip is from") {
  MadeCapture capture;
  for (int n = 0; n < 300; ++n) {
    capture.rtp(20 * n, 0, n, static_cast<std::uint32_t>(160 * n), 7);
    capture.rtp(20 * n + 1, 0, n, static_cast<std::uint32_t>(160 * n), 9, true);
    if (n != 100) continue;
    test::FrameBytes sr = {0x80, 200, 0, 6};
    test::put_number(sr, 7, 4);
    test::put_number(sr, 0x0000123400000000, 8);
    test::put_number(sr, 0, 12);
    capture.udp(20 * n + 2, sr, false, 1);
    test::FrameBytes rr = {0x81, 201, 0, 7};
    test::put_number(rr, 9, 4);
    test::put_number(rr, 7, 4);
    for (int i = 0; i < 3; ++i) test::put_number(rr, 0, 4);
    test::put_number(rr, 0x12340000, 4);
    test::put_number(rr, 0, 4);
    capture.udp(20 * n + 32, rr, true, 1);
  }
  for (const StreamSummary& each : capture.finish()) {
    CHECK_THAT(*each.rtt_ms, WithinAbs(30, 0.05));
    CHECK(says(each, "round trip of RTCP"));
  }
}

TEST_CASE("fragments are named by a stream that lost packets, and where there is no stream") {
  const auto fragment =
      test::FrameBytes{0x45, 0, 0, 28, 0, 0, 0x20, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2};
  MadeCapture none;
  none.frame(0, fragment);
  CHECK_THROWS_WITH(none.finish(), Catch::Matchers::Contains("of 1 frame 0 looked like RTP") &&
                                       Catch::Matchers::Contains("1 fragment of datagrams"));
  MadeCapture some;
  for (int n = 0; n < 100; ++n) {
    if (n == 50)
      some.frame(20 * n, fragment);
    else
      some.rtp(20 * n, 0, n, static_cast<std::uint32_t>(160 * n), 7);
  }
  CHECK(says(some.finish().at(0), "1 fragment of datagrams in the capture"));
}
