#include "report/watch_metrics.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ('\n' + text).find('\n' + line + '\n') != std::string::npos;
}

watch::Warning change(watch::Change what) {
  watch::Warning out;
  out.stream = "a\"b";
  out.name = "high-rtt";
  out.change = what;
  return out;
}

} // namespace

TEST_CASE("metrics have the last interval in seconds and ratios, and no line for the unknown") {
  WatchMetrics metrics;
  watch::IntervalRow row;
  row.stream = "a\"b";
  row.mos_lqe = 4.0;
  CHECK(metrics.take(row));
  row.mos_lqe = 3.5;
  row.ppl = 25;
  row.jitter_max_ms = 500;
  metrics.take(row);
  const std::string text = metrics.text();
  CHECK(has_line(text, R"(quietroom_call_mos_lqe{stream="a\"b"} 3.5)"));
  CHECK(has_line(text, R"(quietroom_call_lost_or_late_ratio{stream="a\"b"} 0.25)"));
  CHECK(has_line(text, R"(quietroom_call_jitter_max_seconds{stream="a\"b"} 0.5)"));
  CHECK(text.find("quietroom_call_rtt_seconds{") == std::string::npos);
  CHECK(has_line(text, "# TYPE quietroom_call_rtt_seconds gauge"));
}

TEST_CASE("metrics show a warning while it is up, count those raised, and forget streams that ended") {
  WatchMetrics metrics;
  metrics.take(change(watch::Change::raised));
  const std::string up = R"(quietroom_call_warning{stream="a\"b",warning="high-rtt"} 1)";
  CHECK(has_line(metrics.text(), up));
  metrics.take(change(watch::Change::cleared));
  CHECK_FALSE(has_line(metrics.text(), up));
  metrics.take(change(watch::Change::raised));
  CHECK(has_line(metrics.text(), R"(quietroom_warnings_raised_total{warning="high-rtt"} 2)"));
  CHECK(has_line(metrics.text(), "quietroom_streams 1"));
  watch::StreamSummary end;
  end.stream = "a\"b";
  metrics.take(end);
  CHECK(has_line(metrics.text(), "quietroom_streams 0"));
  CHECK(has_line(metrics.text(), "quietroom_streams_ended_total 1"));
  CHECK_FALSE(metrics.take(watch::ReceiverReport{}));
}
