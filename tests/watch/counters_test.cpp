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

TEST_CASE("lost packets that came after all are no loss below 0, and counters that fall began again") {
  CounterDifferences counters(CounterForm::cumulative);
  counters.take(row(0, 50, 2));
  counters.take(row(1000, 100, 2));
  const CallSample back = counters.take(row(2000, 152, 0));
  CHECK(back.loss_pct == 0.0);
  CHECK(back.lost == 0.0);
  CHECK(back.came_after_all == 2.0);
  CHECK(back.formula_blind);
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

TEST_CASE("counters that began again while one was unknown count from 0, and no loss is below 0") {
  CounterDifferences counters(CounterForm::cumulative);
  counters.take(row(1000, 500, 40));
  const CallSample unknown = counters.take(row(2000, 50, {}));
  CHECK(unknown.received == 50.0);
  CHECK_FALSE(unknown.loss_pct.has_value());
  const CallSample after = counters.take(row(3000, 100, 5));
  CHECK(after.lost == 5.0);
  CHECK_FALSE(after.loss_pct.has_value()); // lost is of two seconds, received of one
  CHECK(counters.take(row(4000, 150, 5)).loss_pct == 0.0);
}

TEST_CASE("a young call whose lost packets fall began again, as does one of which nothing else is known") {
  CounterDifferences counters(CounterForm::cumulative);
  counters.take(row(1000, 0, 22));
  CHECK(counters.take(row(2000, 48, 5)).lost == 5.0);
  CounterDifferences blind(CounterForm::cumulative);
  blind.take(row(1000, 150, 60));
  CHECK(blind.take(row(2000, {}, 20)).lost == 20.0);
  const CallSample after = blind.take(row(3000, 95, 40));
  CHECK(after.received == 95.0);
  CHECK(after.lost == 20.0);
  CHECK_FALSE(after.loss_pct.has_value());
}

TEST_CASE("a row in which both counters are unknown is made up for by the next") {
  CounterDifferences counters(CounterForm::cumulative);
  counters.take(row(1000, 50, 0));
  CHECK_FALSE(counters.take(row(2000, {}, {})).loss_pct.has_value());
  CHECK(counters.take(row(3000, 140, 10)).loss_pct == 10.0);
}

TEST_CASE("that nothing was lost is known also where the counters are of different times") {
  CounterDifferences counters(CounterForm::cumulative);
  counters.take(row(1000, 50, 3));
  counters.take(row(2000, 100, {}));
  CHECK(counters.take(row(3000, 150, 3)).loss_pct == 0.0);
}

TEST_CASE("duplicates bring what a client counts as lost below 0, which is no loss") {
  CounterDifferences counters(CounterForm::cumulative);
  counters.take(row(1000, 50, 0));
  const CallSample duplicated = counters.take(row(2000, 100, -2));
  CHECK(duplicated.lost == 0.0);
  CHECK(duplicated.loss_pct == 0.0);
  CHECK(counters.take(row(3000, 147, 1)).lost == 3.0);
}
