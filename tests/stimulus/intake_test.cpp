#include "stimulus/intake.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "stimulus/finished_files.h"
#include "stimulus/manifest.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace quietroom;
using namespace quietroom::stimulus;
namespace fs = std::filesystem;

namespace {

constexpr int rate_hz = 8000;

IntakeOptions options_for(const std::string& pattern) {
  IntakeOptions out;
  out.pattern = std::get<NamePattern>(parse_pattern(pattern));
  return out;
}

/// Two conditions by two talkers, named CONDITION_TALKER_s1.wav.
struct Folder {
  test::TempFolder folder;
  IntakeOptions options = options_for("{condition}_{talker}_{sample}");

  Folder() {
    std::uint64_t seed = 0;
    for (const char* name : {"a_f_s1", "a_m_s1", "b_f_s1", "b_m_s1"})
      write(std::string(name) + ".wav", test::speech_like(rate_hz, 1.5, ++seed));
  }

  fs::path path() const { return folder.path(); }
  void write(const std::string& name, const signal::Clip& clip, int bits = 16) const {
    fs::create_directories((path() / name).parent_path());
    signal::write_wav(path() / name, clip, bits);
  }

  /// "MESSAGE" of every problem of this severity.
  std::vector<std::string> told(Severity severity) const {
    std::vector<std::string> out;
    for (const Problem& problem : take_in(path(), options).checked.problems)
      if (problem.severity == severity) out.push_back(problem.message);
    return out;
  }
};

bool has(const std::vector<std::string>& lines, const std::string& part) {
  return std::ranges::any_of(lines,
                             [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

} // namespace

TEST_CASE("a folder becomes a set that is read back, checked, and fit for a study") {
  Folder folder;
  folder.options.references = {"a"};
  folder.options.context = Context::narrowband;
  folder.options.name = "two \"codecs\"";
  const Intake intake = take_in(folder.path(), folder.options);
  CHECK(intake.checked.problems.empty());
  CHECK(intake.left_out.empty());
  CHECK_FALSE(fs::exists(folder.path() / "set.toml")); // looking writes nothing
  write_set(folder.path(), folder.options, intake);
  const Checked checked = check(folder.path());
  CHECK(checked.problems.empty());
  CHECK(checked.set.name == "two \"codecs\"");
  CHECK(checked.set.rate_hz == rate_hz);
  REQUIRE(checked.set.conditions.size() == 2);
  CHECK(checked.set.conditions[0].kind == Kind::reference);
  CHECK(checked.set.conditions[1].kind == Kind::test);
  REQUIRE(checked.stimuli.size() == 4);
  CHECK(checked.stimuli[3].stimulus.id == "b.m.s1");
  CHECK(lock_of_finished(checked, "", "v").stimuli.size() == 4);
}

TEST_CASE("what is left out is listed with its reason") {
  Folder folder;
  folder.write("sub/a_f_s1.wav", test::speech_like(rate_hz, 1, 9));
  folder.write("a_f_x_s1.wav", test::speech_like(rate_hz, 1, 9));
  folder.folder.write("notes.txt", "x");
  folder.folder.write(".hidden.wav", "x");
  folder.folder.write("c_f_s1.pcm", "xx");
  folder.folder.write("converted/old.wav", "x"); // a folder like others
  fs::create_symlink("/etc/passwd", folder.path() / "c_f_s2.wav");
  fs::create_directory_symlink("/etc", folder.path() / "etc");
  REQUIRE(::mkfifo((folder.path() / "c_f_s3.wav").c_str(), 0600) == 0);
  std::string told;
  for (const LeftOut& each : take_in(folder.path(), folder.options).left_out)
    told += each.file + ": " + each.why + "\n";
  CHECK(
      told ==
      ".hidden.wav: is hidden\n"
      "a_f_x_s1.wav: fits in more than one way (a | f | x_s1, or a | f_x | s1); separate the parts by a sign "
      "that none of them holds, or by folders\n"
      "c_f_s1.pcm: has no header; say --raw to declare its format\n"
      "c_f_s2.wav: is a link that leaves the folder; copy the file into it\n"
      "c_f_s3.wav: is no regular file\n"
      "converted/old.wav: lies 1 folders deep where the pattern has 0\n"
      "etc: is a link to a folder\n"
      "notes.txt: does not end as sound files do\n"
      "sub/a_f_s1.wav: lies 1 folders deep where the pattern has 0\n");
}

TEST_CASE("whatever would make a wrong set is an error: rates, channels, names, cells, damage") {
  Folder folder;
  SECTION("rate") {
    folder.write("b_m_s1.wav", test::speech_like(16000, 1.5, 9));
    CHECK(folder.told(Severity::error) ==
          std::vector<std::string>{"16000 Hz where set.toml says 8000; resample it"});
  }
  SECTION("channels") {
    const auto speech = test::speech_like(rate_hz, 1.5, 9).samples;
    folder.write("b_m_s1.wav", signal::interleave(rate_hz, {speech, speech}));
    CHECK(has(folder.told(Severity::error), "stereo where the set is mono"));
  }
  SECTION("a name") {
    fs::rename(folder.path() / "b_m_s1.wav", folder.path() / "b 2_m_s1.wav");
    CHECK(folder.told(Severity::error).empty()); // an id is made from it, and add-set shows which
  }
  SECTION("names that become one id") {
    fs::rename(folder.path() / "b_m_s1.wav", folder.path() / "A_m_s1.wav");
    CHECK(has(folder.told(Severity::error), "would have ids that differ by case only"));
  }
  SECTION("a device of Windows") {
    fs::rename(folder.path() / "b_m_s1.wav", folder.path() / "CON_m_s1.wav");
    CHECK(has(folder.told(Severity::error), "\"CON\" is the name of a device under Windows"));
  }
  SECTION("the same cell twice") {
    folder.write("b_m_s1.flac.wav", test::speech_like(rate_hz, 1.5, 9));
    fs::rename(folder.path() / "b_m_s1.flac.wav", folder.path() / "b_m_s1.aiff");
    CHECK(has(folder.told(Severity::error), "the same condition, talker and sample as b_m_s1.aiff"));
  }
  SECTION("damage") {
    fs::resize_file(folder.path() / "b_m_s1.wav", 3000);
    CHECK(has(folder.told(Severity::error), "ends before the length its header states"));
  }
  SECTION("a reference that is none") {
    folder.options.references = {"z"};
    CHECK(has(folder.told(Severity::error), "the reference z is none of the conditions found"));
  }
  SECTION("no file at all") {
    folder.options = options_for("{condition}/{talker}_{sample}.wav");
    CHECK(has(folder.told(Severity::error), "no file fits"));
  }
}

TEST_CASE("holes and doubles are pointed out") {
  Folder folder;
  fs::remove(folder.path() / "b_m_s1.wav");
  fs::copy_file(folder.path() / "a_f_s1.wav", folder.path() / "b_f_s1.wav",
                fs::copy_options::overwrite_existing);
  const auto warnings = folder.told(Severity::warning);
  CHECK(has(warnings, "condition b has no stimulus m.s1, which others have"));
  CHECK(has(warnings, "the same bytes as a_f_s1.wav"));
}

TEST_CASE("a file that cannot be played bit for bit becomes a copy that says where it is from") {
  Folder folder;
  const signal::Clip speech = test::speech_like(rate_hz, 1.5, 4);
  std::string raw;
  for (const double x : speech.samples) {
    const auto value = static_cast<std::int16_t>(std::lround(x * 32768));
    raw += static_cast<char>(value & 0xFF);
    raw += static_cast<char>(value >> 8);
  }
  fs::remove(folder.path() / "b_m_s1.wav");
  folder.folder.write("b_m_s1.raw", raw);
  folder.options.raw = signal::RawFormat{rate_hz, 1, "s16le"};
  CHECK(has(folder.told(Severity::error), "cannot be played bit for bit; add --convert"));
  folder.options.convert = true;
  const Intake intake = take_in(folder.path(), folder.options);
  REQUIRE(intake.checked.problems.empty());
  CHECK(intake.to_convert == std::set<std::size_t>{3});
  write_set(folder.path(), folder.options, intake);
  const Checked checked = check(folder.path());
  CHECK(checked.problems.empty());
  const Stimulus& copy = checked.stimuli.at(3).stimulus;
  CHECK(copy.file == "converted/b.m.s1.wav");
  REQUIRE(copy.converted);
  CHECK(copy.converted->from == "b_m_s1.raw");
  CHECK(copy.converted->sha256 == sha256_of(raw));
  CHECK(copy.converted->by.find("declared rate=8000,channels=1,format=s16le to 16 bits by libsndfile") !=
        std::string::npos);
  CHECK(signal::read_clip(folder.path() / copy.file) ==
        signal::read_clip(folder.path() / "b_m_s1.raw", folder.options.raw));
  CHECK(lock_of_finished(checked, "", "v").stimuli[3].source_sha256 == sha256_of(raw));
  folder.folder.write("b_m_s1.raw", raw + "xx");
  const auto problems = check(folder.path()).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message ==
        "b_m_s1.raw has changed since this was made from it; run quietroom add-set again");
}

TEST_CASE("copies have one word length: 16-bit files among 24-bit ones are widened") {
  Folder folder;
  folder.write("b_m_s1.wav", test::speech_like(rate_hz, 1.5, 4), 24);
  CHECK(has(folder.told(Severity::warning), "16 bits where set.toml says 24"));
  folder.options.convert = true;
  const Intake intake = take_in(folder.path(), folder.options);
  CHECK(intake.checked.problems.empty());
  CHECK(intake.to_convert == std::set<std::size_t>{0, 1, 2});
  write_set(folder.path(), folder.options, intake);
  const Checked checked = check(folder.path());
  CHECK(checked.problems.empty());
  CHECK(checked.set.bits == 24);
  CHECK(signal::read_clip(folder.path() / "converted/a.f.s1.wav") ==
        signal::read_clip(folder.path() / "a_f_s1.wav"));
}

TEST_CASE("a lossy file decodes to the same copy every time") {
  const fs::path corpus = QUIETROOM_SOURCE_DIR "/tests/fuzz/corpus/audio";
  std::string first;
  for (int i = 0; i < 2; ++i) {
    const test::TempFolder folder;
    fs::copy_file(corpus / "a.ogg", folder.path() / "c_t_s1.ogg");
    fs::copy_file(corpus / "a.mp3", folder.path() / "c_t_s2.mp3");
    IntakeOptions options = options_for("{condition}_{talker}_{sample}");
    options.convert = true;
    const Intake intake = take_in(folder.path(), options);
    REQUIRE_FALSE(has_error(intake.checked.problems));
    CHECK(intake.to_convert.size() == 2);
    write_set(folder.path(), options, intake);
    const std::string copies =
        read_file(folder.path() / "converted/c.t.s1.wav") + read_file(folder.path() / "converted/c.t.s2.wav");
    if (i == 0) first = copies;
    CHECK(copies == first);
  }
}

TEST_CASE("the context that is guessed is the widest that the rate allows") {
  CHECK(context_of_rate(8000) == Context::narrowband);
  CHECK(context_of_rate(16000) == Context::wideband);
  CHECK(context_of_rate(32000) == Context::super_wideband);
  CHECK(context_of_rate(44100) == Context::fullband);
}

TEST_CASE("copies are not written through a link that leads out of the set") {
  Folder folder;
  const test::TempFolder elsewhere;
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "converted");
  folder.write("b_m_s1.wav", test::speech_like(rate_hz, 1.5, 4), 24); // the others are to be widened
  folder.options.convert = true;
  const Intake intake = take_in(folder.path(), folder.options);
  REQUIRE_FALSE(intake.to_convert.empty());
  CHECK_THROWS_WITH(write_set(folder.path(), folder.options, intake),
                    Catch::Contains("leads out of the set"));
  CHECK(fs::is_empty(elsewhere.path()));
  CHECK_FALSE(fs::exists(folder.path() / "set.toml"));
}
