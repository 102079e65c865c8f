#include "watch/counters.h"

#include <catch2/catch.hpp>

using namespace quietroom::watch;

namespace {

CounterRow row(double t_ms, std::optional<double> received, std::optional<double> lost,
               std::optional<double> rtt_ms = {}) {
  CounterRow out;
  out.t_ms = t_ms;
  out.packets_received = received;
  out.packets_lost = lost;
  out.rtt_ms = rtt_ms;
  return out;
}

} // namespace

TEST_CASE("samples are differences of cumulative counters, and the round trip is carried on") {
  CounterDifferences counters(CounterForm::cumulative);
  const CallSample first = counters.take(row(1000, 50, 0));
  CHECK(first.formula_blind);
  CHECK_FALSE(first.rtt_ms.has_value());
  const CallSample second = counters.take(row(2000, 98, 2, 80));
  CHECK(second.received == 48.0);
  CHECK(second.loss_pct == 4.0);
  CHECK(second.covers_ms == 1000);
  CHECK(counters.take(row(3000, 148, 2)).rtt_ms == 80.0);
}

TEST_CASE("lost packets that came after all are a negative loss, and counters that fall began again") {
  CounterDifferences counters(CounterForm::cumulative);
  counters.take(row(1000, 50, 2));
  CHECK(counters.take(row(2000, 102, 0)).loss_pct == -4.0);
  const CallSample again = counters.take(row(3000, 30, 10));
  CHECK(again.received == 30.0);
  CHECK(again.loss_pct == 25.0);
  CHECK(again.note == "the counters fell and count from 0 again");
}

TEST_CASE("counters of a row are taken as they are, and nothing expected is no loss") {
  CounterDifferences counters(CounterForm::interval);
  CHECK(counters.take(row(1000, 45, 5)).loss_pct == 10.0);
  const CallSample still = counters.take(row(2000, 0, 0));
  CHECK(still.loss_pct == 0.0);
  CHECK_FALSE(still.formula_blind);
  CHECK_FALSE(counters.take(row(3000, {}, {})).loss_pct.has_value());
}
