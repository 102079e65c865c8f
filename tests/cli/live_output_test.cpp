#include "cli/live_watching.h"
#include "cli/quietroom.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

const std::string rows = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/streams/13_mos_low_mid_call.csv";

} // namespace

TEST_CASE("without a terminal there is a line a change") {
  const TempFolder folder;
  const Run run = run_quietroom("watch --live -", folder.path(), read_file(rows));
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  CHECK(
      run.out.starts_with("1.0 s  1  began, MOS-LQE 4.41 (best)\n16.0 s  1  MOS-LQE 3.41 (low), was best\n"));
  CHECK(run.out.find("\n29.0 s  1  cleared high-rtt, for 11.0 s\n") != std::string::npos);
}

TEST_CASE("each JSON line is there at once, while the input goes on") {
  const TempFolder folder;
  LiveWatching live(folder, {"--live", "-", "--json"});
  live.send("t_ms,loss_pct\n1000,0\n");
  CHECK(LiveWatching::seen([&] { return live.out().find("\"sample\": 1,") != std::string::npos; }));
  live.send("2000,0\n");
  CHECK(LiveWatching::seen([&] { return live.out().find("\"sample\": 2,") != std::string::npos; }));
  live.end_input();
  CHECK(live.exit_code() == 0);
}

TEST_CASE("in a terminal a table is drawn, and the summary stands at its end") {
  const TempFolder folder;
  folder.write("in", read_file(rows));
  folder.write("watch.sh",
               "stty cols 90 rows 20\n(cat in; sleep 4) | '" QUIETROOM_PROGRAM "' watch --live -\n");
  const std::string inside =
      "cd '" + folder.path().string() + "' && script -qec 'sh watch.sh' typescript > out 2>&1 < /dev/null";
  REQUIRE(std::system(inside.c_str()) == 0);
  const std::string seen = read_file(folder.path() / "out");
  CHECK(seen.find("1 running, 0 ended, 5 warnings raised") != std::string::npos);
  CHECK(seen.find("\u2587") != std::string::npos);
  CHECK(seen.rfind("ended by") > seen.rfind("running"));
}
