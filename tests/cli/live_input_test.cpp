#include "cli/live_watching.h"
#include "cli/quietroom.h"

using namespace quietroom;
using namespace quietroom::test;

namespace {

const std::string vectors = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/";
const std::string rows = vectors + "streams/13_mos_low_mid_call.csv",
                  capture = vectors + "captures/syn_staged_loss.pcap";

std::string of_file(const std::string& file, const TempFolder& folder) {
  return run_quietroom("watch '" + file + "' --json", folder.path()).out;
}

void append(const std::filesystem::path& file, const std::string& text) {
  std::FILE* out = std::fopen(file.c_str(), "ab");
  REQUIRE(out != nullptr);
  std::fwrite(text.data(), 1, text.size(), out);
  std::fclose(out);
}

} // namespace

TEST_CASE("live over a finished file, or a pipe of it, says what the file says") {
  const TempFolder folder;
  for (const std::string& file : {rows, capture, vectors + "captures/syn_fmt_ng.pcapng"}) {
    CAPTURE(file);
    const std::string expected = of_file(file, folder);
    LiveWatching live(folder, {"--live", file, "--json"});
    CHECK(LiveWatching::seen([&] { return !live.out().empty(); }));
    std::this_thread::sleep_for(std::chrono::seconds(1)); // the rest of the file is read
    live.interrupt();
    CHECK(live.exit_code() == 0);
    CHECK(live.out() == expected);
    CHECK(run_quietroom("watch --live - --json", folder.path(), read_file(file)).out == expected);
  }
}

TEST_CASE("the rest of a record is waited for") {
  const TempFolder folder;
  const std::string bytes = read_file(capture), expected = of_file(capture, folder);
  const auto growing = folder.write("g.pcap", bytes.substr(0, 30'001));
  LiveWatching live(folder, {"--live", "g.pcap", "--json"});
  for (std::size_t at = 30'001; at < bytes.size(); at += 70'003) {
    std::this_thread::sleep_for(std::chrono::milliseconds(120));
    append(growing, bytes.substr(at, 70'003));
  }
  CHECK(LiveWatching::seen([&] { return live.out().find("\"sample\": 55") != std::string::npos; }));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  live.interrupt();
  CHECK(live.exit_code() == 0);
  CHECK(live.out() == expected);
}

TEST_CASE("a file that is replaced or cut short is said, and its streams go on") {
  const TempFolder folder;
  const std::string text = read_file(rows), header = text.substr(0, text.find('\n') + 1);
  const std::size_t a = text.find("\n20000,") + 1, b = text.find("\n30000,") + 1;
  const auto file = folder.write("r.csv", text.substr(0, a));
  LiveWatching live(folder, {"--live", "r.csv", "--json"});
  const auto has_sample = [&](const char* sample) {
    return LiveWatching::seen([&] { return live.out().find(sample) != std::string::npos; });
  };
  CHECK(has_sample("\"sample\": 19,"));
  std::filesystem::rename(file, folder.path() / "r.old");
  folder.write("r.csv", header + text.substr(a, b - a));
  CHECK(has_sample("\"sample\": 29,"));
  folder.write("r.csv", "");
  CHECK(LiveWatching::seen([&] { return live.err().find("was cut short") != std::string::npos; }));
  append(file, text.substr(b)); // without a header: the one before holds
  CHECK(has_sample("\"sample\": 44,"));
  live.interrupt();
  CHECK(live.exit_code() == 0);
  CHECK(live.err().find("r.csv: another file took its place") != std::string::npos);
  CHECK(live.out() == of_file(rows, folder));
}

TEST_CASE("a line that is not whole when it is stopped is no row, and nothing at all is no mistake then") {
  const TempFolder folder;
  folder.write("a.csv", "t_ms,loss_pct\n1000,0\n2000,1");
  LiveWatching live(folder, {"--live", "a.csv", "--json"});
  CHECK(LiveWatching::seen([&] { return live.out().find("\"sample\": 1,") != std::string::npos; }));
  live.interrupt();
  CHECK(live.exit_code() == 0);
  CHECK(live.out().find("\"sample\": 2,") == std::string::npos);
  LiveWatching nothing(folder, {"--live", "-"});
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  nothing.interrupt();
  CHECK(nothing.exit_code() == 0);
  CHECK(nothing.err() == "quietroom: nothing came\n");
}

TEST_CASE("what cannot be watched live is refused in one sentence") {
  const TempFolder folder;
  check_failure(2, "there is no file and no interface of that name", "watch --live none.csv", folder.path());
  check_failure(2, "nothing came", "watch --live -", folder.path());
  check_failure(2, "is a folder", "watch --live .", folder.path());
  check_failure(2, "no effect without --live", "watch '" + rows + "' --exec true", folder.path());
}
