#include "cli/watch_input.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::cli;

namespace {

std::size_t records_of(Arguments arguments, const std::string& file) {
  WatchRequest request = watch_request(arguments, file);
  std::size_t out = 0;
  watch_input(arguments, request, [&](watch::WatchRecord&&) { ++out; });
  return out;
}

} // namespace

TEST_CASE("rows and captures go the same way into a sink") {
  const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/";
  CHECK(records_of({}, vectors + "streams/01_clean.csv") > 1);
  CHECK(records_of({}, vectors + "captures/syn_clean.pcap") > 1);
}

TEST_CASE("an option of the other form of input is refused") {
  const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/";
  Arguments of_captures, of_rows;
  of_captures.set("--sample", {"2"});
  of_rows.set("--counters", {"interval"});
  CHECK_THROWS_AS(records_of(of_captures, vectors + "streams/01_clean.csv"), Error);
  CHECK_THROWS_AS(records_of(of_rows, vectors + "captures/syn_clean.pcap"), Error);
}
