#include "packets/watched_input.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom;
using namespace quietroom::packets;

TEST_CASE("lines and captures are told apart by their first bytes") {
  const test::TempFolder folder;
  WatchedInput rows(folder.write("a.csv", "t_ms\n1\n").string());
  CHECK(rows.kind() == WatchedKind::lines);
  std::vector<std::string> lines;
  rows.each_line([&](std::string_view line) { lines.emplace_back(line); });
  CHECK(lines == std::vector<std::string>{"t_ms\n", "1\n"});
  CHECK(WatchedInput(folder.write("a.pcap", std::string("\xd4\xc3\xb2\xa1", 4)).string()).kind() ==
        WatchedKind::packets);
  CHECK(WatchedInput(folder.write("a.pcapng", std::string("\x0a\x0d\x0d\x0a", 4)).string()).kind() ==
        WatchedKind::packets);
}

TEST_CASE("what cannot be read, is empty or is no text is refused") {
  const test::TempFolder folder;
  CHECK_THROWS_AS(WatchedInput((folder.path() / "none").string()), Error);
  CHECK_THROWS_AS(WatchedInput(folder.path().string()), Error);
  CHECK_THROWS_AS(WatchedInput(folder.write("empty", "").string()), Error);
  WatchedInput zip(folder.write("a.zip", std::string("PK\x03\x04\x14\x00\x00\x00", 8)).string());
  CHECK_THROWS_AS(zip.each_line([](std::string_view) {}), Error);
}
