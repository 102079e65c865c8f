#include "watch/rtp_meter.h"

#include <catch2/catch.hpp>

using namespace quietroom::watch;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::int64_t frame_ns = 20'000'000;

/// Packet number `n` from `first` on, `late_ns` behind its time.
void send(RtpMeter& meter, std::int64_t n, std::int64_t late_ns = 0, std::int64_t first = 65'530) {
  RtpHeader packet;
  packet.sequence = static_cast<std::uint16_t>(first + n);
  packet.timestamp = static_cast<std::uint32_t>(0xffffff00U + 160 * n);
  packet.payload_bytes = 160;
  meter.take(packet, 1'000'000'000 + n * frame_ns + late_ns, true);
}

} // namespace

TEST_CASE("numbers and timestamps wrap without loss") {
  RtpMeter meter(8000, {});
  for (int n = 0; n < 300; ++n)
    if (n % 50 != 7) send(meter, n);
  meter.finish();
  CHECK(meter.expected() == 300);
  CHECK(meter.totals().unique == 294);
  CHECK(meter.all_runs().lost == 6);
  CHECK(meter.all_runs().runs == 6);
  CHECK(meter.jitter_ms() == 0);
}

TEST_CASE("duplicates and late comers are counted apart and are no loss") {
  RtpMeter meter(8000, {});
  send(meter, 0);
  send(meter, 2);
  send(meter, 2);
  CHECK(meter.sample().lost == 1);
  send(meter, 1, 45'000'000);
  const auto look = meter.sample();
  CHECK(look.lost == -1);
  CHECK(look.counts.reordered == 1);
  send(meter, 3, 61'000'000);
  meter.finish();
  CHECK(meter.totals().duplicate == 1);
  CHECK(meter.totals().late == 1);
  CHECK(meter.all_runs().lost == 0);
  CHECK(meter.all_runs().late == 1);
}

TEST_CASE("a jump of the sequence that the next packet confirms is a new beginning and no loss") {
  RtpMeter meter(8000, {});
  for (int n = 0; n < 10; ++n) send(meter, n, 0, 100);
  for (int n = 10; n < 20; ++n) send(meter, n, 0, 30'000);
  CHECK(meter.restarts() == 1);
  CHECK(meter.expected() == 20);
  CHECK(meter.totals().unique == 20);
  send(meter, 20, 0, 500); // a stray
  send(meter, 20, 0, 30'000);
  CHECK(meter.strays() == 1);
  CHECK(meter.expected() == 21);
}

TEST_CASE("a hole of the capture is no loss of the network, and a short outage is one") {
  RtpMeter meter(8000, {});
  for (int n = 0; n < 10; ++n) send(meter, n);
  for (int n = 300; n < 310; ++n) send(meter, n); // 5.8 s
  CHECK(meter.capture_gaps() == 1);
  CHECK(meter.expected() == 20);
  for (int n = 400; n < 410; ++n) send(meter, n); // 1.8 s
  CHECK(meter.expected() == 120);
}

TEST_CASE("intervals add up to the call, whatever is reordered over their edges") {
  RtpMeter meter(8000, {});
  std::int64_t lost = 0;
  std::uint64_t expected = 0;
  for (int n = 0; n < 1000; ++n) {
    if (n % 10 == 3) continue;
    if (n % 10 == 5) send(meter, n - 2, 50'000'000);
    if (n % 20 != 7) send(meter, n);
    if (n % 50 == 4) lost += meter.sample().lost, expected += meter.interval().expected;
  }
  lost += meter.sample().lost;
  expected += meter.interval().expected;
  meter.finish();
  CHECK(lost == 50);
  CHECK(expected == meter.expected());
  CHECK(meter.all_runs().lost == 50);
}

TEST_CASE("jitter is that of RFC 3550, and comfort noise has none") {
  RtpMeter meter(8000, {});
  send(meter, 0);
  send(meter, 1, 16'000'000);
  CHECK_THAT(meter.jitter_ms(), WithinAbs(1, 1e-9));
  RtpHeader noise;
  noise.sequence = 65'532;
  meter.take(noise, 9'000'000'000, false);
  CHECK_THAT(meter.jitter_ms(), WithinAbs(1, 1e-9));
  CHECK(meter.expected() == 3);
}

TEST_CASE("packets out of order at the start are all there, and what is much older is not of the call") {
  RtpMeter meter(8000, {});
  PacketTrace trace;
  meter.trace_to(&trace);
  send(meter, 1);
  send(meter, 0, 21'000'000);
  for (int n = 2; n < 300; ++n) send(meter, n);
  meter.finish();
  CHECK(meter.expected() == 300);
  CHECK(meter.totals().unique == 300);
  CHECK(meter.totals().reordered == 1);
  CHECK(meter.all_runs().lost == 0);
  CHECK(trace.missed == std::vector<bool>(300, false));
  RtpMeter older(8000, {});
  send(older, 50);
  send(older, 0);
  send(older, 51);
  CHECK(older.expected() == 2);
}
