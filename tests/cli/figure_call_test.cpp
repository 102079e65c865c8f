#include "cli/figures.h"

using namespace quietroom::test;

namespace {

const std::string capture = "'" QUIETROOM_SOURCE_DIR "/tests/vectors/watch/captures/syn_staged_loss.pcap'";

} // namespace

TEST_CASE("figure call draws a capture with its warnings, with the numbers of watch") {
  const TempFolder folder;
  check_drawn("call " + capture + " --one-way 50 --rules docs -o f.svg", folder.path());
  std::size_t warnings = 0;
  for (const auto& row : read_rows(folder.path() / "f.csv")) {
    if (row.at("warning") != "high-packet-loss") continue;
    ++warnings;
    CHECK(row.at("raised_s") == "23");
    CHECK(row.at("ended_s") == "35");
    CHECK(row.at("open") == "0");
  }
  CHECK(warnings == 1);
}

TEST_CASE(
    "figure call wants the name of a stream where there are several, and takes no other kind's option") {
  const TempFolder folder;
  folder.write("s.csv", "stream,t_ms,loss_pct\na,1000,0\nb,1000,1\na,2000,0\nb,2000,1\n");
  const Run several = run_quietroom("figure call s.csv -o f.svg", folder.path());
  CHECK(several.exit_code == 2);
  CHECK(several.err.find("has 2 streams") != std::string::npos);
  check_drawn("call s.csv --stream b -o f.svg", folder.path());
  CHECK(read_rows(folder.path() / "f.csv").front().at("loss_pct") == "1");
  CHECK(run_quietroom("figure call s.csv --stream c -o f.svg", folder.path()).exit_code == 2);
  CHECK(run_quietroom("figure call s.csv --stream b --sort mos -o f.svg", folder.path()).exit_code == 2);
}
