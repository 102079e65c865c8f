#include "cli/live_watching.h"
#include "cli/quietroom.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

const std::string rows = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/streams/13_mos_low_mid_call.csv";

Run exec(const TempFolder& folder, const std::string& input, const std::string& words) {
  return run_quietroom("watch --live - --json " + words, folder.path(), input);
}

/// `calls` streams that each raise and keep one warning.
std::string many_warnings(int calls) {
  std::string out = "t_ms,stream,loss_pct\n";
  for (int n = 1; n <= 3; ++n)
    for (int i = 0; i < calls; ++i) out += std::to_string(1000 * n) + ",c" + std::to_string(i) + ",2\n";
  return out;
}

} // namespace

TEST_CASE("a program gets each change of a warning in its environment, one at a time, and no shell") {
  const TempFolder folder;
  const auto log = folder.path() / "log";
  folder.write("note", "#!/bin/sh\necho \"$1 $QUIETROOM_STREAM $QUIETROOM_WARNING $QUIETROOM_STATE "
                       "$QUIETROOM_SAMPLE $QUIETROOM_LIMIT $QUIETROOM_DURATION_MS\" >> '" +
                           log.string() + "'\n");
  std::filesystem::permissions(folder.path() / "note", std::filesystem::perms::owner_all);
  const Run run = exec(folder, read_file(rows), "--exec ./note '--x;y $Z'");
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  const std::string text = read_file(log);
  CHECK(std::count(text.begin(), text.end(), '\n') == 10);
  CHECK(text.starts_with("--x;y $Z 1 high-jitter raised 18 30 \n"));
  CHECK(text.find("--x;y $Z 1 high-rtt cleared 29 400 11000\n") != text.npos);
}

TEST_CASE("a program that fails or hangs is said, and the watching goes on") {
  const TempFolder folder;
  const Run failed = exec(folder, read_file(rows), "--exec false");
  CHECK(failed.exit_code == 0);
  CHECK(failed.err.find("--exec false ended with 1") != failed.err.npos);
  CHECK(failed.out == run_quietroom("watch '" + rows + "' --json", folder.path()).out);
  const Run hung = exec(folder, many_warnings(1), "--exec-timeout 0.3 --exec sleep 100");
  CHECK(hung.exit_code == 0);
  CHECK(hung.err.find("took longer than 0.3 s and was ended") != hung.err.npos);
}

TEST_CASE("what a full queue drops is counted") {
  const TempFolder folder;
  const Run run = exec(folder, many_warnings(150), "--exec-timeout 0.5 --exec sleep 100");
  CHECK(run.exit_code == 0);
  CHECK(run.err.find("what comes now is dropped and counted") != run.err.npos);
  CHECK(run.err.find("changes of warnings were dropped") != run.err.npos);
}

TEST_CASE("a program that is not there is refused before anything is read") {
  const TempFolder folder;
  check_failure(2, "there is no such program", "watch --live - --exec none-such", folder.path());
  check_failure(2, "nothing follows", "watch --live - --exec", folder.path());
}
