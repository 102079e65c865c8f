#include "cli/quietroom.h"

#include "core/atomic_file.h"

using namespace quietroom::test;

namespace {

const std::string rows = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/streams/13_mos_low_mid_call.csv";

} // namespace

TEST_CASE("watch --metrics leaves the last state in a file of its own, again and again") {
  const TempFolder folder;
  for (int i = 0; i < 2; ++i) {
    CHECK(run_quietroom("watch '" + rows + "' --metrics m.prom", folder.path()).exit_code == 0);
    const std::string text = quietroom::read_file(folder.path() / "m.prom");
    CHECK(text.find("quietroom_warnings_raised_total{warning=\"high-rtt\"} 1\n") != std::string::npos);
    CHECK(text.find("quietroom_streams_ended_total 1\n") != std::string::npos);
  }
}

TEST_CASE("watch --metrics replaces no file of somebody else") {
  const TempFolder folder;
  folder.write("m.prom", "mine");
  CHECK(run_quietroom("watch '" + rows + "' --metrics m.prom", folder.path()).exit_code == 2);
  CHECK(quietroom::read_file(folder.path() / "m.prom") == "mine");
}
