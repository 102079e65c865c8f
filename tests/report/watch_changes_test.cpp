#include "report/watch_changes.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

watch::IntervalRow interval(double t_s, std::optional<double> mos) {
  watch::IntervalRow out;
  out.stream = "a";
  out.t_ms = 1000 * t_s;
  out.mos_lqe = mos;
  return out;
}

} // namespace

TEST_CASE("a line is said of a stream that begins, and then only where its quality is another") {
  WatchChanges changes;
  CHECK(changes.take(interval(5, 4.4)) == "5.0 s  a  began, MOS-LQE 4.40 (best)");
  CHECK_FALSE(changes.take(interval(10, 4.36)).has_value());
  CHECK(changes.take(interval(15, 3.2)) == "15.0 s  a  MOS-LQE 3.20 (low), was best");
  watch::IntervalRow unknown = interval(20, {});
  unknown.why = "the loss is unknown";
  CHECK(changes.take(unknown) == "20.0 s  a  MOS-LQE unknown, was low: the loss is unknown");
}

TEST_CASE("warnings and the end of a stream are said, and a stream of the same name begins anew") {
  WatchChanges changes;
  changes.take(interval(5, 4.4));
  watch::Warning warning{"a", 7, 7000, watch::Change::raised, "high-jitter", 30, {31, 40.25}, {}};
  CHECK(changes.take(warning) == "7.0 s  a  raised high-jitter (limit 30): 31.0 40.2");
  warning.change = watch::Change::cleared;
  warning.duration_ms = 5000;
  CHECK(changes.take(warning) == "7.0 s  a  cleared high-jitter, for 5.0 s");
  watch::StreamSummary end;
  end.stream = "a";
  end.ended = watch::StreamEnd::silent;
  end.expected = 100, end.lost = 3, end.late = 1;
  end.duration_ms = 20'000;
  CHECK(changes.take(end) == "5.0 s  a  ended, silent for long: 100 packets expected, 3 lost, 1 late; of the "
                             "call MOS-LQE unknown");
  CHECK(changes.take(interval(5, 4.4))->find("began") != std::string::npos);
}
