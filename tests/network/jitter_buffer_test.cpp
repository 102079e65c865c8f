#include "network/jitter_buffer.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom::network;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::size_t many = 100'000;
const LossPattern none_lost(8);

} // namespace

TEST_CASE("a fixed buffer loses what comes later than it waits behind the first packet") {
  const Delays delays = {10, 5, 31, 30, 30.5, 10, 100, 10};
  const Buffered out = buffered(FixedBuffer{20, false}, delays, none_lost);
  CHECK(out.late == LossPattern{false, false, true, false, true, false, true, false});
  CHECK_THAT(out.late_percent, WithinAbs(37.5, 1e-12));
  CHECK_THAT(out.mean_wait_ms.value(), WithinAbs((20 + 25 + 0 + 20 + 20) / 5.0, 1e-12));
  CHECK(out.arrived == 8);
}

TEST_CASE("a fixed buffer may count from the fastest packet, and one that never arrived counts for nothing") {
  const Delays delays = {1, 5, 31, 26, 25, 10, 100, 10};
  LossPattern lost = none_lost;
  lost[0] = true;
  CHECK(buffered(FixedBuffer{20, true}, delays, lost).late ==
        LossPattern{false, false, true, true, false, false, true, false});
  CHECK(buffered(FixedBuffer{20, false}, delays, lost).late ==
        LossPattern{false, false, true, true, false, false, true, false});
  CHECK(buffered(FixedBuffer{20, true}, delays, none_lost).late ==
        LossPattern{false, false, true, true, true, false, true, false});
  const Buffered nothing = buffered(FixedBuffer{20, false}, delays, LossPattern(8, true));
  CHECK(nothing.arrived == 0);
  CHECK_FALSE(nothing.mean_wait_ms);
}

TEST_CASE("the later packets are, the fewer a deeper buffer loses") {
  const Delays delays = jitter_delays(ExponentialJitter{20}, many, 1);
  const LossPattern all_arrive(many);
  double before = 100;
  for (const double depth_ms : {10.0, 40.0, 80.0}) {
    const Buffered out = buffered(FixedBuffer{depth_ms, true}, delays, all_arrive);
    // behind the fastest of very many, which has no delay, P(late) = exp(-depth / mean)
    CHECK_THAT(out.late_percent, WithinAbs(100 * std::exp(-depth_ms / 20), 0.7)); // 4 standard errors
    CHECK(out.late_percent < before);
    before = out.late_percent;
  }
}

TEST_CASE("an adaptive buffer changes its delay only where speech begins behind a pause") {
  std::vector<bool> active(1000, true);
  for (const std::size_t pause : {300U, 700U})
    for (std::size_t i = pause; i < pause + 40; ++i) active[i] = false;
  Delays delays(1000, 10.0);
  for (std::size_t i = 0; i < 1000; ++i) delays[i] += i < 300 ? 0 : 40.0;
  const Buffered out = buffered(AdaptiveBuffer{20}, delays, LossPattern(1000), active, 20);
  // the definition once more, packet by packet
  REQUIRE(out.changes.size() == 2);
  CHECK(out.changes[0].packet == 335); // 100 ms before speech is active
  CHECK(out.changes[1].packet == 735);
  double d = 10;
  double v = 5;
  double turn = 30;
  for (std::size_t i = 0; i < 1000; ++i) {
    if (i == 335 || i == 735) {
      CHECK_THAT(out.changes[i == 335 ? 0 : 1].later_ms, WithinAbs(std::round(d + 4 * v - turn), 1e-9));
      turn += std::round(d + 4 * v - turn);
    }
    CHECK(out.late[i] == (delays[i] > turn));
    d = 0.998002 * d + (1 - 0.998002) * delays[i];
    v = 0.998002 * v + (1 - 0.998002) * std::abs(d - delays[i]);
  }
}

TEST_CASE("a pause cannot be shortened by more than its length") {
  std::vector<bool> active(600, true);
  for (std::size_t i = 490; i < 500; ++i) active[i] = false;
  const Buffered out = buffered(AdaptiveBuffer{400}, Delays(600, 1.0), LossPattern(600), active, 20);
  REQUIRE(out.changes.size() == 1);
  CHECK(out.changes[0] == DelayChange{495, -100}); // 10 packets, the last 5 of them the onset's
}

TEST_CASE("silence before and after speech is no pause") {
  CHECK_FALSE(has_pause({false, false, false, true, true, false, false, false}, 100));
  CHECK(has_pause({true, false, false, true}, 100));
  CHECK_FALSE(has_pause({true, false, true}, 100)); // all of it may be onset
  CHECK_FALSE(has_pause({}, 100));
}
