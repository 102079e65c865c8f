#include "watch/trace_text.h"

#include "network/jitter.h"
#include "network/loss_file.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;

TEST_CASE("what is written of a call is what prepare reads") {
  RtpMeter meter(8000, {false, 30, 30});
  PacketTrace trace;
  meter.trace_to(&trace);
  for (int n = 0; n < 200; ++n) {
    RtpHeader packet;
    packet.sequence = static_cast<std::uint16_t>(65'500 + n);
    packet.timestamp = static_cast<std::uint32_t>(160 * n);
    const std::int64_t late_ns = n == 20 ? 40'000'000 : n == 30 ? 12'345'000 : 0;
    if (n % 50 != 7) meter.take(packet, 20'000'000LL * n + late_ns, true);
  }
  const auto delays = network::parse_delays(jitter_trace_text(trace), "trace");
  REQUIRE(delays.size() == 200);
  CHECK(delays[0] == 0);
  CHECK(delays[7] == network::never_arrives_ms);
  CHECK(delays[20] == 40);
  CHECK(delays[30] == 12.345);
  const auto pattern =
      network::parse_loss_file(loss_pattern_text(trace), network::LossFileForm::text, "pattern");
  CHECK(network::loss_statistics(pattern).lost == 5);
  CHECK(pattern[20]); // later than 30 ms
  CHECK_FALSE(pattern[30]);
}
