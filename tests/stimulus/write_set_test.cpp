#include "stimulus/intake.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "stimulus/finished_files.h"
#include "stimulus/intake_folder.h"
#include "stimulus/manifest.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::stimulus;
using namespace quietroom::stimulus::test;

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

TEST_CASE("a file that cannot be played bit for bit becomes a copy that says where it is from") {
  Folder folder;
  const signal::Clip speech = quietroom::test::speech_like(rate_hz, 1.5, 4);
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
  folder.write("b_m_s1.wav", quietroom::test::speech_like(rate_hz, 1.5, 4), 24);
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
    const quietroom::test::TempFolder folder;
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

TEST_CASE("copies are not written through a link that leads out of the set") {
  Folder folder;
  const quietroom::test::TempFolder elsewhere;
  fs::create_directory_symlink(elsewhere.path(), folder.path() / "converted");
  folder.write("b_m_s1.wav", quietroom::test::speech_like(rate_hz, 1.5, 4),
               24); // the others are to be widened
  folder.options.convert = true;
  const Intake intake = take_in(folder.path(), folder.options);
  REQUIRE_FALSE(intake.to_convert.empty());
  CHECK_THROWS_WITH(write_set(folder.path(), folder.options, intake),
                    Catch::Contains("leads out of the set"));
  CHECK(fs::is_empty(elsewhere.path()));
  CHECK_FALSE(fs::exists(folder.path() / "set.toml"));
}
