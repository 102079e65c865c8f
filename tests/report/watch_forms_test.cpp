#include "report/watch_forms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

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
  for (const char* part : {"In 1 of 1 interval: no round trip.", "No warning.", "Computed with: codec g711.",
                           "\"formula\" is sdk", "Rules: docs.", "a note."})
    CHECK(text.find(part) != text.npos);
}

TEST_CASE("the tables of a stream are folded to 80 columns, and every value stands in them") {
  IntervalRow row;
  row.stream = "a";
  row.sample = 4711;
  row.r = 12.3;
  row.mos = 3.21;
  StreamSummary summary;
  summary.stream = "a";
  summary.packets = summary.unique = summary.expected = 123456;
  summary.mos_lqe_mean = 4.56;
  summary.mos_min = 1.23;
  summary.quality_band = "medium";
  Warning warning;
  ReceiverReport heard;
  for (std::string* stream : {&row.stream, &summary.stream, &warning.stream, &heard.stream})
    *stream = "192.168.100.100:40000>192.168.100.200:50000/0x11223344";
  warning.name = "high-packets-lost-fraction";
  const std::string text = report::watch_text({row, row, warning, heard, summary}, {});
  std::istringstream in(text.substr(0, text.find("MOS-LQE and MOS-CQE are")));
  for (std::string line; std::getline(in, line);) {
    const auto is_begin = [](char c) { return (c & 0xc0) != 0x80; }; // of a character in UTF-8
    CHECK(std::count_if(line.begin(), line.end(), is_begin) <= 80);
  }
  for (const char* part :
       {"4711", "12.3", "3.21", "123456", "4.56", "1.23", "medium", "formula", "high-packets-lost-fraction",
        "192.168.100.100:40000>192.168.100.200:50000/0x11223344"})
    CHECK(text.find(part) != text.npos);
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = text.find("4711", at)) != text.npos; ++at) ++rows;
  CHECK(rows == 4); // two intervals in two parts
}

TEST_CASE("the table that closes a live watch fits a terminal of 120 columns") {
  StreamSummary summary;
  summary.stream = "192.168.100.100:40000>192.168.100.200:50000/0x11223344";
  summary.packets = summary.unique = summary.expected = 3000;
  summary.quality_band = "best";
  const std::string text = report::watch_stream_table({summary});
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    const auto is_begin = [](char c) { return (c & 0xc0) != 0x80; }; // of a character in UTF-8
    CHECK(std::count_if(line.begin(), line.end(), is_begin) <= 120);
  }
  CHECK(text.find("ended by") != text.npos);
}
