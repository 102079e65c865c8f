#include "panel/event_log.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using panel::EventLog;

TEST_CASE("each line can be read as soon as it is written, behind what was there") {
  const test::TempFolder folder;
  const auto file = folder.write("events", "{\"event\": \"old\"}\n");
  EventLog log(file.string());
  log.write("one");
  CHECK(read_file(file) == "{\"event\": \"old\"}\none\n");
  log.write("two");
  CHECK(read_file(file) == "{\"event\": \"old\"}\none\ntwo\n");
}

TEST_CASE("without a target nothing is written, and a target that cannot be opened is an error") {
  EventLog("").write("nowhere");
  const test::TempFolder folder;
  CHECK_THROWS_WITH(EventLog((folder.path() / "no" / "events").string()),
                    Catch::Contains("no/events: events cannot be written there"));
}

TEST_CASE("a disk that is full ends the log and not the session") {
  EventLog log("/dev/full");
  log.write("one"); // says so on standard error, once
  log.write("two");
  SUCCEED("no exception");
}
