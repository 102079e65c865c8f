#include "stimulus/check.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "signal/audio_file.h"
#include "stimulus/condition_summary.h"
#include "stimulus/lock.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <sys/stat.h>

using namespace quietroom;
using namespace quietroom::stimulus;
namespace fs = std::filesystem;

namespace {

constexpr int rate_hz = 8000;

/// A set of finished files, one for each name; all in condition c.
struct FinishedSet {
  test::TempFolder folder;

  explicit FinishedSet(const std::vector<std::string>& names) {
    std::string document =
        "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = 'c'\n";
    std::uint64_t seed = 0;
    for (const std::string& name : names) {
      document +=
          "[[stimulus]]\nfile = '" + name + ".wav'\ncondition = 'c'\ntalker = 't'\nsample = '" + name + "'\n";
      write(name, test::speech_like(rate_hz, 3, ++seed));
    }
    folder.write("set.toml", document);
  }

  void write(const std::string& name, const signal::Clip& clip, int bits = 16) const {
    signal::write_wav(folder.path() / (name + ".wav"), clip, bits);
  }

  /// The problems of one file, "error MESSAGE" or "warning MESSAGE".
  std::vector<std::string> problems_of(const std::string& name) const {
    std::vector<std::string> out;
    for (const Problem& problem : check(folder.path()).problems)
      if (problem.where == (folder.path() / (name + ".wav")).string())
        out.push_back((problem.severity == Severity::error ? "error " : "warning ") + problem.message);
    return out;
  }
};

void scale(signal::Clip& clip, double gain) {
  for (double& sample : clip.samples) sample *= gain;
}

} // namespace

TEST_CASE("files that are as they should be are measured without a problem") {
  const FinishedSet set({"a", "b"});
  std::size_t told = 0;
  const Checked checked = check(set.folder.path(), [&](std::size_t, std::size_t total) {
    ++told;
    CHECK(total == 2);
  });
  CHECK(told == 2);
  CHECK(checked.problems.empty());
  REQUIRE(checked.stimuli.size() == 2);
  const MeasuredStimulus& a = checked.stimuli[0];
  CHECK(a.stimulus.id == "c.t.a");
  CHECK(a.rate_hz == rate_hz);
  CHECK(a.channels == 1);
  CHECK(a.seconds == 3.0);
  CHECK(a.sha256 == sha256_of_file(set.folder.path() / "a.wav"));
  CHECK_THAT(*a.level.active_level_dbov,
             Catch::Matchers::WithinAbs(-26, 0.02)); // P.56's ladder of thresholds
  CHECK(a.level.activity > 0.5);
  CHECK(*a.level.peak_dbov > -26);
}

TEST_CASE("a file that cannot be used is one clear error, and the others are measured") {
  const FinishedSet set({"a", "b", "good"});
  const fs::path file = set.folder.path() / "a.wav";
  std::string expected;
  SECTION("missing") {
    fs::remove(file);
    expected = "missing";
  }
  SECTION("empty") {
    set.folder.write("a.wav", "");
    expected = "empty";
  }
  SECTION("truncated") {
    fs::resize_file(file, fs::file_size(file) / 2);
    expected = "ends before the length its header states";
  }
  SECTION("no sound") {
    set.folder.write("a.wav",
                     "this is a letter, not a sound; it is long enough to hold a header of 44 bytes");
    expected = "";
  }
  const auto problems = set.problems_of("a");
  REQUIRE(problems.size() == 1);
  INFO(problems[0]);
  CHECK(problems[0].starts_with("error "));
  CHECK(problems[0].find(expected) != std::string::npos);
  CHECK(check(set.folder.path()).stimuli.size() == 2);
}

TEST_CASE("stereo among mono, another rate, another word length, a wrong level and clipping are found") {
  const FinishedSet set({"a", "b", "good"});
  const signal::Clip speech = test::speech_like(rate_hz, 3, 9);
  SECTION("stereo") {
    set.write("a", signal::interleave(rate_hz, {speech.samples, speech.samples}));
    CHECK(set.problems_of("a") ==
          std::vector<std::string>{"error stereo where the set is mono; make them all alike"});
  }
  SECTION("rate") {
    set.write("a", test::speech_like(16000, 3, 9));
    CHECK(set.problems_of("a") ==
          std::vector<std::string>{"error 16000 Hz where set.toml says 8000; resample it"});
  }
  SECTION("word length") {
    set.write("a", speech, 24);
    CHECK(set.problems_of("a") ==
          std::vector<std::string>{"error 24 bits where set.toml says 16, so playback would cut them; write "
                                   "bits = 24 there, or convert the file"});
  }
  SECTION("level") {
    signal::Clip quiet = speech;
    scale(quiet, 0.9); // -0.9 dB
    set.write("a", quiet);
    CHECK(set.problems_of("a") ==
          std::vector<std::string>{
              "warning active level -26.9 dBov is more than 0.5 dB off -26; level it: quietroom level FILE "
              "--apply -26 --out DIR"});
    scale(quiet, 0.955 / 0.9); // -0.4 dB: within P.800's half decibel
    set.write("a", quiet);
    CHECK(set.problems_of("a").empty());
  }
  SECTION("clipping") {
    signal::Clip loud = speech;
    loud.samples[100] = loud.samples[101] = 1.5;
    set.write("a", loud);
    const auto problems = set.problems_of("a");
    CHECK(
        std::ranges::find(problems, "warning 2 samples at full scale, 2 in a row; it was probably clipped") !=
        problems.end());
  }
  SECTION("silence") {
    set.write("a", signal::Clip{rate_hz, 1, std::vector<double>(8000)});
    CHECK(set.problems_of("a") ==
          std::vector<std::string>{"warning P.56 finds no speech in it; is it the right file?"});
    const Checked checked = check(set.folder.path());
    CHECK_FALSE(checked.stimuli[0].level.active_level_dbov);
    CHECK_FALSE(checked.stimuli[0].level.peak_dbov);
  }
  CHECK(set.problems_of("good").empty());
}

TEST_CASE("what is levelled by its loudness is not held against a level of speech") {
  for (const std::string& target : {std::string("level_dbov = -26"), std::string("loudness_lufs = -23")}) {
    const test::TempFolder folder;
    folder.write("set.toml", "version = 1\nname = 'n'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n"
                             "source_steps = [{ step = 'level', " +
                                 target +
                                 " }]\n[[source]]\nid = 's'\nfile = 's.wav'\ntalker = 't'\n"
                                 "[[condition]]\nid = 'c'\n");
    folder.write("s.wav", "");
    signal::Clip clip = test::speech_like(rate_hz, 3, 1);
    scale(clip, 1.4);
    fs::create_directory(folder.path() / "stimuli");
    signal::write_wav(folder.path() / "stimuli/c.s.wav", clip, 16);
    const Checked checked = check(folder.path());
    const auto warned =
        std::ranges::count(checked.problems, (folder.path() / "stimuli/c.s.wav").string(), &Problem::where);
    CAPTURE(target);
    CHECK(warned == (target.starts_with("level") ? 1 : 0));
  }
}

TEST_CASE("a set that is stereo throughout is no mistake, and is measured by the power of both channels") {
  const FinishedSet set({"a"});
  signal::Clip left = test::speech_like(rate_hz, 3, 1);
  std::vector<double> right = left.samples;
  for (double& sample : right) sample *= 0.5;
  set.write("a", signal::interleave(rate_hz, {left.samples, right}));
  const Checked checked = check(set.folder.path());
  const double expected = -26 + 10 * std::log10((1 + 0.25) / 2);
  CHECK_THAT(*checked.stimuli[0].level.active_level_dbov, Catch::Matchers::WithinAbs(expected, 0.02));
  CHECK_FALSE(has_error(checked.problems));
}

TEST_CASE("equal files are pointed out") {
  const FinishedSet set({"a", "b"});
  set.write("b", test::speech_like(rate_hz, 3, 1));
  CHECK(set.problems_of("b") ==
        std::vector<std::string>{"warning the same bytes as a.wav; is one of them in the wrong place?"});
}

TEST_CASE("a condition without a sample that others have is pointed out") {
  const FinishedSet set({"a"});
  std::string document =
      "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = 'c'\n[[condition]]\n"
      "id = 'd'\n[[stimulus]]\nfile = 'a.wav'\ncondition = 'c'\ntalker = 't'\nsample = 'a'\n";
  set.folder.write("set.toml", document);
  const auto problems = check(set.folder.path()).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0] == Problem{Severity::warning, (set.folder.path() / "set.toml").string() + ":7",
                               "condition d has no stimulus t.a, which others have"});
}

TEST_CASE("mistakes of the manifest and of the files are reported together") {
  const FinishedSet set({"a", "b"});
  fs::remove(set.folder.path() / "a.wav");
  set.folder.write("set.toml", read_file(set.folder.path() / "set.toml") + "colour = 'red'\n");
  const auto problems = check(set.folder.path()).problems;
  CHECK(problems.size() == 2);
}

TEST_CASE("a set that waits to be prepared says so once") {
  const test::TempFolder folder;
  folder.write("set.toml",
               "version = 1\nname = 'n'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = 'c'\n"
               "[[source]]\nid = 'a'\nfile = 'a.wav'\ntalker = 't'\n");
  const auto problems = check(folder.path()).problems;
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "source file a.wav is missing; copy it there");
  CHECK(problems[1].message == "its stimuli are not prepared yet; run quietroom prepare");
}

TEST_CASE("a reference is held to the level too, and one whose pauses are filled with noise is not") {
  const test::TempFolder folder;
  std::string document = "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n";
  for (const char* condition : {"direct", "mnru", "test"})
    document += "[[condition]]\nid = '" + std::string(condition) + "'\nkind = '" +
                (std::string(condition) == "test" ? "test" : "reference") + "'\n";
  std::uint64_t seed = 0;
  for (const char* condition : {"direct", "mnru", "test"})
    for (const char* sample : {"s1", "s2"}) {
      signal::Clip clip = test::speech_like(rate_hz, 3, sample[1] == '1' ? 1 : 2);
      Gaussian noise(++seed);
      for (double& x : clip.samples) x += (std::string(condition) == "mnru" ? 0.1 : 0.0001) * noise.next();
      const double mean = std::accumulate(clip.samples.begin(), clip.samples.end(), 0.0) /
                          static_cast<double>(clip.samples.size());
      for (double& x : clip.samples) x -= mean; // an offset would be a problem of its own
      if (std::string(condition) == "direct" && sample[1] == '2') scale(clip, 0.9);
      const std::string file = std::string(condition) + "_" + sample + ".wav";
      signal::write_wav(folder.path() / file, clip, 16);
      document += "[[stimulus]]\nfile = '" + file + "'\ncondition = '" + condition +
                  "'\ntalker = 't'\nsample = '" + sample + "'\n";
    }
  folder.write("set.toml", document);
  const Checked checked = check(folder.path());
  for (const Problem& problem : checked.problems) UNSCOPED_INFO(text(problem));
  REQUIRE(checked.problems.size() == 1);
  CHECK(checked.problems[0].where == (folder.path() / "direct_s2.wav").string());
  CHECK(checked.problems[0].message ==
        "active level -26.9 dBov is more than 0.5 dB off -26; level it: quietroom level FILE "
        "--apply -26 --out DIR");
  std::string filled;
  for (const MeasuredStimulus& each : checked.stimuli)
    if (each.noise_fills_pauses) filled += each.stimulus.id + " ";
  CHECK(filled == "mnru.t.s1 mnru.t.s2 ");
  const auto summaries = summarise(folder.path(), checked);
  REQUIRE(summaries.size() == 3);
  CHECK(summaries[0].worst == checked.problems[0].message);
  CHECK(summaries[0].warnings == 1);
  CHECK_THAT(summaries[0].active_level_dbov->low, Catch::Matchers::WithinAbs(-26.9, 0.05));  // as scaled
  CHECK_THAT(summaries[0].active_level_dbov->high, Catch::Matchers::WithinAbs(-26.0, 0.05)); // as made
  CHECK(summaries[1].noise_filled == 2);
  CHECK_FALSE(summaries[1].active_level_dbov);
  CHECK(summaries[2].worst.empty());
}

TEST_CASE("a set that lies elsewhere as a whole is one problem, or none where it says so") {
  const FinishedSet set({"a", "b", "c"});
  for (const char* name : {"a", "b", "c"}) {
    signal::Clip clip = test::speech_like(rate_hz, 3, static_cast<std::uint64_t>(name[0]));
    scale(clip, 0.5);
    set.write(name, clip);
  }
  const auto problems = check(set.folder.path()).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where == (set.folder.path() / "set.toml").string());
  CHECK(problems[0].message == "the files lie around -32.0 dBov active level, not -26; level them (quietroom "
                               "level FILE... --apply -26 "
                               "--out DIR), or write "
                               "level_dbov = -32.0 if that is meant");
  set.folder.write("set.toml", "level_dbov = -32\n" + read_file(set.folder.path() / "set.toml"));
  CHECK(check(set.folder.path()).problems.empty());
}

TEST_CASE("an offset that P.56 would take for speech is pointed out") {
  const FinishedSet set({"a", "b", "good"});
  signal::Clip offset = test::speech_like(rate_hz, 3, 1);
  for (double& x : offset.samples) x += 0.01;
  set.write("a", offset);
  const auto problems = set.problems_of("a");
  REQUIRE_FALSE(problems.empty());
  CHECK(problems[0].starts_with("warning offset (DC) -"));
}

TEST_CASE("a reference that nothing is compared with is pointed out once") {
  const FinishedSet set({"a", "b"});
  set.folder.write("set.toml",
                   "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = 'c'\nkind = "
                   "'reference'\n[[condition]]\nid = 'd'\n[[stimulus]]\nfile = 'a.wav'\ncondition = "
                   "'c'\ntalker = 't'\nsample = 'a'\n[[stimulus]]\nfile = 'b.wav'\ncondition = 'd'\ntalker = "
                   "'t'\nsample = 'b'\n");
  const auto problems = check(set.folder.path()).problems;
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message ==
        "reference c has t.a, which no other condition has; add the partners or leave it out");
  CHECK(problems[1].message == "condition c has no stimulus t.b, which others have");
}

TEST_CASE("a lock file that is a pipe is not waited for") {
  const FinishedSet set({"a"});
  REQUIRE(::mkfifo((set.folder.path() / "set.lock").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(check(set.folder.path()), Catch::Contains("set.lock: cannot be read"));
}
