#include "cli/quietroom.h"

using namespace quietroom::test;

namespace {

const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/";
const std::string rows = vectors + "streams/01_clean.csv", capture = vectors + "captures/syn_clean.pcap";

} // namespace

TEST_CASE("rows and captures are both read to their end") {
  const TempFolder folder;
  for (const std::string& input : {rows, capture}) {
    const Run run = run_quietroom("watch '" + input + "' --json", folder.path());
    CHECK(run.exit_code == 0);
    CHECK(run.out.find("\"type\": \"stream\"") != std::string::npos);
  }
}

TEST_CASE("an option of the other form of calls is refused") {
  const TempFolder folder;
  CHECK(run_quietroom("watch '" + rows + "' --sample 2", folder.path()).exit_code == 2);
  CHECK(run_quietroom("watch '" + capture + "' --counters interval", folder.path()).exit_code == 2);
}
