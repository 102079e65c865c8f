#include "report/watch_fields.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::report;

TEST_CASE("what the other end did not say is unavailable and never 127") {
  watch::ReceiverReport row;
  row.xr = watch::VoipMetrics{};
  row.xr->r = 87;
  const Json json = Json(object_of(receiver_report_fields(), row));
  CHECK(one_line(*member(*member(json, "xr"), "r")) == "87");
  CHECK(one_line(*member(*member(json, "xr"), "ext_r")) == "\"unavailable\"");
  row.xr.reset();
  CHECK(one_line(*member(Json(object_of(receiver_report_fields(), row)), "xr")) == "null");
}

TEST_CASE("counts are whole numbers in JSON, and unknown ones null") {
  watch::IntervalRow row;
  row.received = 50;
  const Json json = Json(object_of(interval_fields(), row));
  CHECK(one_line(*member(json, "received")) == "50");
  CHECK(one_line(*member(json, "lost")) == "null");
  CHECK(one_line(*member(json, "why")) == "null");
}
