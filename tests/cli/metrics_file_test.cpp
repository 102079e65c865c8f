#include "cli/live_watching.h"
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

TEST_CASE("watch --metrics keeps the file while it runs: whole each time, and a stream that ended is gone") {
  const TempFolder folder;
  LiveWatching live(folder, {"--live", "-", "--metrics", "m.prom"});
  const auto has = [&](const std::string& line) {
    return LiveWatching::seen([&] {
      const auto file = folder.path() / "m.prom";
      if (!std::filesystem::exists(file)) return false;
      const std::string text = quietroom::read_file(file);
      CHECK(text.find("# TYPE quietroom_streams_ended_total") !=
            std::string::npos); // the last lines are there
      return text.find(line) != std::string::npos;
    });
  };
  live.send("t_ms,stream,loss_pct,jitter_ms,rtt_ms\n1000,a,0,1,100\n");
  CHECK(has("quietroom_streams 1\n"));
  CHECK(has("quietroom_call_rtt_seconds{stream=\"a\"} 0.1\n"));
  live.send("2000,a,2,1,100\n3000,a,2,1,100\n4000,a,2,1,200\n");
  CHECK(has("quietroom_call_warning{stream=\"a\",warning=\"high-packet-loss\"} 1\n"));
  CHECK(has("quietroom_call_rtt_seconds{stream=\"a\"} 0.2\n"));
  live.send("90000,b,0,1,100\n");
  CHECK(has("quietroom_streams_ended_total 1\n"));
  CHECK(quietroom::read_file(folder.path() / "m.prom").find("stream=\"a\"") == std::string::npos);
  live.end_input();
  CHECK(live.exit_code() == 0);
  CHECK(has("quietroom_streams_ended_total 2\n"));
}
