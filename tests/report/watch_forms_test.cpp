#include "report/watch_forms.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;

TEST_CASE("a warning is one line of JSON, undefined is null") {
  Warning warning;
  warning.stream = "a";
  warning.sample = 3;
  warning.t_ms = 3000;
  warning.name = "high-jitter";
  warning.limit = 30;
  warning.values = {31, 31, 32.5};
  CHECK(
      report::watch_json_line(warning) ==
      R"({"type": "warning", "stream": "a", "sample": 3, "t_ms": 3000.0, "event": "raised", "warning": "high-jitter", "limit": 30.0, "values": [31.0, 31.0, 32.5], "duration_ms": null})");
}

TEST_CASE("the text names model, formula and every reason") {
  IntervalRow row;
  row.stream = "a";
  row.why = "no round trip";
  StreamSummary summary;
  summary.stream = "a";
  summary.assumptions = {"codec g711"};
  const std::string text = report::watch_text({row, summary}, {"sdk", "everything", "docs", {"a note"}});
  for (const char* part : {"In 1 of 1 intervals: no round trip.", "No warning.", "Assumed: codec g711.",
                           "\"formula\" is sdk", "Rules: docs.", "a note."})
    CHECK(text.find(part) != text.npos);
}
