#include "report/watch_board.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

using namespace quietroom;
using namespace quietroom::report;

namespace {

watch::IntervalRow interval(const std::string& stream, std::optional<double> mos) {
  watch::IntervalRow out;
  out.stream = stream;
  out.mos_lqe = mos;
  out.ppl = 1.5;
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

} // namespace

TEST_CASE("blocks rise with the MOS, and what is unknown is a blank") {
  CHECK(sparkline({1.0, 3.0, {}, 5.0}, 10) == "\u2581\u2585 \u2588");
  CHECK(sparkline({1.0, 3.0, 5.0}, 1) == "\u2588");
}

TEST_CASE("streams with warnings stand first, then the lowest MOS, and an ended one is gone") {
  WatchBoard board;
  board.take(interval("good", 4.4));
  board.take(interval("bad", 2.0));
  board.take(interval("warned", 4.0));
  board.take(watch::Warning{"warned", 1, 0, watch::Change::raised, "high-rtt", 400, {}, {}});
  auto lines = lines_of(board.text(80, 24, ""));
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] == "3 running, 0 ended, 1 warnings raised");
  CHECK(lines[2].starts_with("warned"));
  CHECK(lines[2].ends_with("high-rtt"));
  CHECK(lines[3].starts_with("bad"));
  CHECK(lines[3].find("2.00") != std::string::npos);
  watch::StreamSummary end;
  end.stream = "bad";
  board.take(end);
  CHECK(board.text(80, 24, "").find("bad") == std::string::npos);
}

TEST_CASE("the table fits the terminal, whatever its size, its names and its streams") {
  WatchBoard board;
  for (int i = 0; i < 100; ++i)
    for (int n = 0; n < 70; ++n)
      board.take(interval("[2001:db8:0:0:0:0:0:" + std::to_string(i) + "]:16384>10.0.0.2:30000/0x11223344",
                          1 + n % 4));
  for (const std::size_t width : {40U, 80U, 133U, 300U})
    for (const std::size_t height : {4U, 24U, 60U}) {
      CAPTURE(width, height);
      const auto lines = lines_of(board.text(width, height, "a message\nwith two lines"));
      CHECK(lines.size() == height);
      for (const std::string& line : lines) CHECK(columns(line) <= width);
      CHECK(lines.back().starts_with("a message\\nwith"));
    }
  CHECK(lines_of(board.text(80, 24, ""))[23] == "and 79 more");
}
