#include "prepare/prepare.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "signal/audio_file.h"
#include "signal/shaped_noise.h"
#include "stimulus/check.h"
#include "stimulus/manifest.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <map>

using namespace quietroom;
namespace fs = std::filesystem;

namespace {

const std::string document = R"(version = 1
name = "n"
seed = 5
rate_hz = 8000
context = "NB"
source_steps = [{ step = "resample", rate_hz = 8000 }, { step = "level", level_dbov = -26 }]
[[source]]
id = "a"
file = "a.wav"
talker = "t"
[[condition]]
id = "direct"
kind = "reference"
[[condition]]
id = "cafe"
steps = [{ step = "noise", kind = "file", file = "cafe.wav", snr_db = 15 }]
[[condition]]
id = "babble"
steps = [{ step = "noise", kind = "babble", snr_db = 10, files = ["v1.wav", "v2.wav", "v3.wav", "v4.wav", "v5.wav",
  "v6.wav", "v7.wav", "v8.wav"], talkers = ["v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8"] }]
[[condition]]
id = "pattern"
steps = [{ step = "loss", file = "p.txt", packet_ms = 20 }, { step = "codec", id = "g711a" }]
[[condition]]
id = "trace"
steps = [{ step = "jitter", file = "d.csv", depth_ms = 20, packet_ms = 20 }, { step = "codec", id = "g711a" }]
[[condition]]
id = "quiet"
steps = [{ step = "gain", gain_db = -6 }]
[[condition]]
id = "joined"
steps = [{ step = "concat", before = "v1.wav" }, { step = "delay", delay_ms = 100 }, { step = "fade" }]
)";

/// A set whose steps read every kind of file.
struct FileSet {
  test::TempFolder folder;

  FileSet() {
    folder.write("set.toml", document);
    folder.write("p.txt", "9*0 1");
    folder.write("d.csv", "5\n5\n5\n5\n90\n5\n5\n");
    signal::write_wav(folder.path() / "a.wav", test::speech_like(16000, 2.4, 1), 16);
    signal::Clip cafe = signal::shaped_noise(signal::pink_spectrum(), 16000, 8000, 1);
    for (double& sample : cafe.samples) sample *= 0.05;
    signal::write_wav(folder.path() / "cafe.wav", cafe, 16);
    for (int i = 1; i <= 8; ++i)
      signal::write_wav(folder.path() / ("v" + std::to_string(i) + ".wav"),
                        test::speech_like(8000, 1.3, static_cast<std::uint64_t>(i)), 16);
  }
  prepare::PrepareOutcome run(unsigned threads = 2) const {
    return prepare::prepare(folder.path(), {"1", threads});
  }
  std::map<std::string, std::string> bytes() const {
    std::map<std::string, std::string> out{{"set.lock", sha256_of_file(folder.path() / "set.lock")}};
    for (const auto& entry : fs::directory_iterator(folder.path() / "stimuli"))
      out[entry.path().filename().string()] = sha256_of_file(entry.path());
    return out;
  }
  stimulus::LockedStimulus locked(const std::string& id) const {
    const stimulus::ReadSet read = stimulus::read_set(folder.path());
    for (const auto& each : read.lock->stimuli)
      if (each.id == id) return each;
    return {};
  }
};

} // namespace

TEST_CASE("a set with noise, patterns and traces is prepared and checks without a problem") {
  const FileSet set;
  CHECK(set.run().prepared == 7);
  const stimulus::Checked checked = stimulus::check(set.folder.path());
  for (const Problem& problem : checked.problems) UNSCOPED_INFO(text(problem));
  CHECK(checked.problems.empty()); // neither the gain nor the noise is taken for a wrong level
  CHECK_THAT(set.locked("cafe.a").snr_db.value(), Catch::Matchers::WithinAbs(15, 1e-9));
  CHECK(set.locked("cafe.a").level_of_source);
  const stimulus::LockedStimulus pattern = set.locked("pattern.a");
  CHECK(pattern.packets == 120);
  CHECK(pattern.lost == 12);
  CHECK(pattern.longest_burst_active == 1);
  CHECK(pattern.ppl_active_percent.value() > 0);
  CHECK_FALSE(pattern.late_percent);
  CHECK_THAT(set.locked("trace.a").late_percent.value(), Catch::Matchers::WithinAbs(100.0 * 17 / 120, 1e-9));
  CHECK_THAT(set.locked("trace.a").buffer_delay_ms.value(), Catch::Matchers::WithinAbs(20, 1e-9));
  CHECK(set.locked("quiet.a").gain_db == -6);
  CHECK(set.locked("joined.a").delay_ms == 100);
  CHECK_FALSE(set.locked("direct.a").gain_db);
}

TEST_CASE("one thread and two give the same bytes of noise and loss") {
  const FileSet one;
  one.run(1);
  const FileSet two;
  two.run(2);
  CHECK(one.bytes() == two.bytes());
}

TEST_CASE("a file that changes makes the stimuli stale that are made with it, and no others") {
  const FileSet set;
  set.run();
  const auto before = set.bytes();
  const auto remade = [&] {
    const std::size_t stale = prepare::verify(set.folder.path(), {"1", 2}).stale;
    CHECK(set.run().prepared == stale);
    return stale;
  };
  CHECK(remade() == 0);
  SECTION("a loss pattern") {
    set.folder.write("p.txt", "8*0 2*1");
    CHECK(remade() == 1);
    CHECK(set.locked("pattern.a").lost == 24);
  }
  SECTION("a trace") {
    set.folder.write("d.csv", "5\n90\n");
    CHECK(remade() == 1);
  }
  SECTION("a recording of noise") {
    signal::write_wav(set.folder.path() / "cafe.wav", test::speech_like(16000, 1, 3), 16);
    CHECK(remade() == 1);
    CHECK(set.bytes().at("cafe.a.wav") != before.at("cafe.a.wav"));
  }
  SECTION("a voice that is both in the babble and before a sound") {
    signal::write_wav(set.folder.path() / "v1.wav", test::speech_like(8000, 1.4, 77), 16);
    CHECK(remade() == 2);
  }
}

TEST_CASE("what is wrong with the files of steps is all told, and nothing is made") {
  const FileSet set;
  set.folder.write("p.txt", "0 1 2");
  set.folder.write("d.csv", "soon\n");
  fs::remove(set.folder.path() / "cafe.wav");
  fs::remove(set.folder.path() / "v1.wav");
  fs::create_symlink(QUIETROOM_SOURCE_DIR "/README.md", set.folder.path() / "v1.wav");
  const prepare::PrepareOutcome outcome = set.run();
  std::vector<std::string> lines;
  for (const Problem& problem : outcome.problems) {
    CHECK(problem.where.starts_with((set.folder.path() / "set.toml").string() + ":"));
    lines.push_back(problem.where.substr(problem.where.rfind(':') + 1));
  }
  CHECK(lines == std::vector<std::string>{"16", "19", "23", "26", "32"});
  CHECK_FALSE(fs::exists(set.folder.path() / "stimuli"));
}
