#include "cli/quietroom.h"

#include "support/json_file.h"

#include <sstream>

using namespace quietroom;
using namespace quietroom::test;

namespace {

const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/";

std::vector<nlohmann::json> lines_of(const std::string& text) {
  std::vector<nlohmann::json> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(nlohmann::json::parse(line));
  return out;
}

} // namespace

TEST_CASE("watch prints intervals, warnings and the stream for readers") {
  const TempFolder folder;
  check_output("watch_mid_call.txt", "watch " + vectors + "streams/13_mos_low_mid_call.csv --interval 11",
               folder.path());
}

TEST_CASE("watch prints one JSON object a line, by the keys of its contract") {
  const TempFolder folder;
  const Run run = run_quietroom("watch " + vectors + "streams/19_mos_band_edge.csv --json", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  const auto lines = lines_of(run.out);
  const auto& interval = lines.at(1);
  for (const char* key :
       {"type",      "stream",    "sample",         "t_ms",          "received", "lost", "late",
        "duplicate", "reordered", "jitter_mean_ms", "jitter_max_ms", "rtt_ms",   "ppl",  "burst_r",
        "r",         "mos_lqe",   "mos_cqe",        "loss_pct",      "mos",      "why"})
    CHECK(interval.contains(key));
  CHECK(interval["received"].is_number_integer());
  CHECK(interval["late"].is_null());
  const auto& stream = lines.back();
  CHECK(stream["type"] == "stream");
  for (const char* key : {"ssrc", "payload_type", "clock", "packets", "unique", "expected", "lost", "late",
                          "duplicate", "reordered", "jitter_mean_ms", "jitter_max_ms", "jitter_final_ms",
                          "ppl", "burst_r", "mos_lqe_mean", "mos_lqe_min", "mos_lqe_call", "assumptions"})
    CHECK(stream.contains(key));
  std::vector<std::string> events;
  for (const auto& line : lines)
    if (line["type"] == "warning")
      events.push_back(line["event"].get<std::string>() + ' ' + line["warning"].get<std::string>());
  CHECK(events ==
        std::vector<std::string>{"raised high-rtt", "raised low-mos", "open low-mos", "open high-rtt"});
}

TEST_CASE("watch reads captures, also from standard input") {
  const TempFolder folder;
  check_output("watch_reports.txt", "watch " + vectors + "captures/syn_rtcp_xr.pcap", folder.path());
  const std::string file = vectors + "captures/syn_fmt_ng.pcapng";
  const Run piped = run_quietroom("watch - --json", folder.path(), read_file(file));
  CHECK(piped.exit_code == 0);
  CHECK(piped.out == run_quietroom("watch " + file + " --json", folder.path()).out);
  CHECK(lines_of(piped.out).back()["lost"] == 9);
}

TEST_CASE("watch reads standard input, and ends with 1 where a condition held") {
  const TempFolder folder;
  const std::string bad = "t_ms,loss_pct,jitter_ms,rtt_ms\n1000,30,10,300\n2000,30,10,300\n3000,30,10,300\n";
  const Run held =
      run_quietroom("watch - --counters interval --fail-if 'mos<3.5 for 3s' --json", folder.path(), bad);
  CHECK(held.exit_code == 1);
  CHECK(held.err == "quietroom: --fail-if 'mos<3.5 for 3s' held: stream 1 at 3 s\n");
  CHECK(
      run_quietroom("watch - --counters interval --fail-if 'mos<3.5 for 4s'", folder.path(), bad).exit_code ==
      0);
  const Run unknown = run_quietroom("watch - --fail-if 'mos<3.5'", folder.path(), "t_ms,loss_pct\n1000,0\n");
  CHECK(unknown.exit_code == 1);
  CHECK(unknown.err.find("is undefined") != unknown.err.npos);
}

TEST_CASE("watch refuses what it cannot mean") {
  const TempFolder folder;
  const std::string call = vectors + "streams/01_clean.csv";
  const auto says = [&](const std::string& arguments, const char* what) {
    CAPTURE(arguments);
    const Run run = run_quietroom("watch " + arguments, folder.path());
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(run.err.find(what) != run.err.npos);
  };
  says("none.csv", "cannot be read");
  says(call + " --rules dcos", "did you mean docs?");
  says(call + " --formula sdkk", "did you mean sdk?");
  says(call + " --counters intervals", "did you mean interval?");
  says(call + " --codec g711-pcl", "is not in the table");
  says(call + " --codec 111=opus", "names a payload type, and rows have none");
  says(call + " --buffer fixed:40", "has an effect on captures alone");
  says(call + " --one-way -1", "0 or more");
  const std::string capture = vectors + "captures/syn_clean.pcap";
  says(capture + " --counters interval", "has an effect on rows alone");
  says(capture + " --codec g711", "needs the payload type");
  says(capture + " --codec 96=novel", "give its clock too");
  says(capture + " --buffer 60", "give fixed:MS or adaptive:MIN-MAX");
  says(capture + " --interval 1.5", "no whole number of samples");
  says(capture + " --port 9", "there is no stream of RTP");
  says(call + " --interval 0", "at least 0.001 s");
  says(call + " --interval 1e-12", "at least 0.001 s");
  says(capture + " --sample 1e-9", "at least 0.001 s");
  says(call + " --first-sample 0", "--first-sample");
}

TEST_CASE("watch writes what prepare replays, and replaces no file of others") {
  const TempFolder folder;
  const std::string call = vectors + "captures/syn_gilbert5_b4.pcap ";
  CHECK(run_quietroom("watch " + call + "--loss-pattern p.txt --jitter-trace j.csv --json", folder.path())
            .exit_code == 0);
  const std::string pattern = read_file(folder.path() / "p.txt"), trace = read_file(folder.path() / "j.csv");
  CHECK(std::count(pattern.begin(), pattern.end(), '1') == 136);
  CHECK(std::count(pattern.begin(), pattern.end(), '0') == 2864);
  CHECK(trace.starts_with("delay_ms\n0\n"));
  std::size_t lost = 0;
  for (std::size_t at = trace.find("lost"); at != trace.npos; at = trace.find("lost", at + 1)) ++lost;
  CHECK(lost == 136);
  CHECK(
      run_quietroom("watch " + call + "--loss-pattern p.txt --stream 0x11223344", folder.path()).exit_code ==
      0);
  folder.write("mine.txt", "mine");
  check_failure(2, "mine.txt", "watch " + call + "--loss-pattern mine.txt", folder.path());
  check_failure(2, "--stream has no effect", "watch " + call + "--stream 1", folder.path());
  const Run none = run_quietroom("watch " + call + "--stream 1 --loss-pattern q.txt", folder.path());
  CHECK(none.exit_code == 2); // known at the end of the capture, when its streams are printed
  CHECK_THAT(none.err, Catch::Contains("no stream of the capture has the SSRC"));
  CHECK(!std::filesystem::exists(folder.path() / "q.txt"));
  check_failure(2, "has an effect on captures alone",
                "watch " + vectors + "streams/01_clean.csv --loss-pattern q.txt", folder.path());
}

TEST_CASE("watch writes each output to a place of its own that is a file, and says what had no effect") {
  const TempFolder folder;
  const std::string call = vectors + "captures/syn_clean.pcap ";
  check_failure(2, "write to this one file", "watch " + call + "--loss-pattern x --jitter-trace ./x",
                folder.path());
  check_failure(2, "no regular file", "watch " + call + "--loss-pattern /dev/stdout", folder.path());
  folder.write("m.prom", "mine");
  check_failure(2, "m.prom", "watch " + call + "--metrics m.prom", folder.path());
  CHECK(run_quietroom("watch " + call + "--metrics m.prom --force", folder.path()).exit_code == 0);
  const auto notes = [&](const std::string& arguments) {
    return run_quietroom("watch " + arguments + " --json", folder.path()).err;
  };
  CHECK(notes(call + "--codec 97=opus").find("no packet is of that payload type") != std::string::npos);
  CHECK(notes(call + "--first-sample 100000").find("is beyond the input") != std::string::npos);
  CHECK(notes(vectors + "streams/01_clean.csv --interval 1.5").find("no whole number of rows") !=
        std::string::npos);
}
