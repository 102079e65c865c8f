#include "prepare/recordings.h"

#include "core/error.h"
#include "signal/audio_file.h"
#include "signal/tone.h"
#include "support/source_set.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
namespace fs = std::filesystem;
using Catch::Matchers::Contains;

namespace {

/// A folder of recordings, each a short tone.
struct Folder {
  test::TempFolder folder;
  explicit Folder(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      std::filesystem::create_directories((folder.path() / name).parent_path());
      signal::write_wav(folder.path() / name, signal::tone({.rate_hz = 8000, .seconds = 0.1}), 16);
    }
  }
  Recordings read(const std::string& pattern) const { return recordings_in(folder.path(), pattern, {}); }
  /// "id|talker|sex|language" of each.
  std::vector<std::string> found(const std::string& pattern) const {
    std::vector<std::string> out;
    for (const Recording& each : read(pattern).found)
      out.push_back(each.source.id + "|" + each.source.talker + "|" + each.source.sex + "|" +
                    each.source.language);
    return out;
  }
  /// What is said of the one recording.
  std::string problem(const std::string& pattern) const {
    const Recordings out = read(pattern);
    return out.problems.size() == 1 ? out.problems.front().message : "";
  }
};

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("whose recording it is stands in its name, or in its path where the pattern has a folder") {
  const Folder files({"ben_m_en_1.wav", "ann_female_fr_2.FLAC"});
  CHECK(files.found("{talker}_{sex}_{language}_{sample}.wav") ==
        Lines{"ann_female_fr_2|ann|female|fr", "ben_m_en_1|ben|male|en"});
  const Folder folders({"ann/f/s1.wav", "ben/m/s1.wav"});
  CHECK(folders.found("{talker}/{sex}/{*}.wav") == Lines{"ann-f-s1|ann|female|", "ben-m-s1|ben|male|"});
  CHECK(folders.found("") == Lines{"ann-f-s1|unknown||", "ben-m-s1|unknown||"});
}

TEST_CASE("a placeholder takes as little as it can, so that a name of many parts fits once") {
  CHECK(Folder({"ann_f_take_2_b.wav"}).found("{talker}_{sex}_{*}.wav") ==
        Lines{"ann_f_take_2_b|ann|female|"});
}

TEST_CASE("without an ending in the pattern that of the file tells nothing") {
  CHECK(Folder({"s1_ann.wav"}).found("{*}_{talker}") == Lines{"s1_ann|ann||"});
  CHECK(Folder({"ann_f.wav"}).found("{talker}_{sex}") == Lines{"ann_f|ann|female|"});
  CHECK(Folder({"ann_f.wav"}).found("{talker}_{sex}.{*}") == Lines{"ann_f|ann|female|"});
}

TEST_CASE("every ending of sound files is a recording, headerless G.722 and SPHERE too, and no other file") {
  const Folder files({"a.wav", "b.aifc", "c.sph", "d.g722", "e.txt", ".f.wav"});
  CHECK(files.found("") == Lines{"a|unknown||", "b|unknown||", "c|unknown||", "d|unknown||"});
  CHECK(Folder({"ann_1.g722"}).found("{talker}_{*}.wav") == Lines{"ann_1|ann||"});
}

TEST_CASE("a recording that the pattern does not fit, or whose sex nobody knows, is left out with a reason") {
  CHECK(Folder({"ann.wav"}).problem("{talker}_{sex}.wav") ==
        "left out: its name does not fit the pattern; rename it");
  CHECK(Folder({"ann_x.wav"}).problem("{talker}_{sex}.wav") ==
        "left out: its {sex} is \"x\"; rename it to f, female, m or male");
}

TEST_CASE("a pattern that cannot be read is refused") {
  const Folder files({"ann.wav"});
  CHECK_THROWS_WITH(files.read("{voice}.wav"),
                    "--pattern \"{voice}.wav\": there is no {voice}; use {talker}, "
                    "{sex}, {language}, {sample} and {*}");
  CHECK_THROWS_WITH(files.read("{talker}_{talker}.wav"),
                    "--pattern \"{talker}_{talker}.wav\" has {talker} twice; use {*} for one of them");
  CHECK_THROWS_WITH(files.read("{talker}_{sex.wav"),
                    "--pattern \"{talker}_{sex.wav\" has a { without its }; fix it");
}

TEST_CASE("two recordings that would become one source, or two talkers one, are refused") {
  CHECK_THROWS_WITH(Folder({"a/b.wav", "a-b.wav"}).read(""),
                    Contains("would both be the source a-b; rename one"));
  CHECK_THROWS_WITH(Folder({"x y_1.wav", "x.y_2.wav"}).read("{talker}_{*}.wav"),
                    Contains("would both be x-y; rename one"));
}

TEST_CASE("the talkers of recordings are each named once") {
  Recordings recordings;
  CHECK(talkers_of(recordings).empty());
  recordings.found.resize(3);
  recordings.found[0].source.talker = "tom";
  recordings.found[1].source.talker = "june";
  recordings.found[2].source.talker = "tom";
  CHECK(talkers_of(recordings) == std::set<std::string>{"june", "tom"});
}

namespace {

/// A folder of short sounds with these names.
struct Sounds {
  test::TempFolder folder;
  explicit Sounds(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      const auto file = folder.write(name, "");
      signal::write_wav(file, {8000, 1, std::vector<double>(100, 0.1)}, 16);
    }
  }
  Recordings in(const std::string& pattern, const fs::path& except = {}) const {
    return recordings_in(folder.path(), pattern, except);
  }
};

/// "ID TALKER SEX LANGUAGE" of each.
std::string told(const Recordings& recordings) {
  std::string out;
  for (const Recording& each : recordings.found)
    out +=
        each.source.id + " " + each.source.talker + " " + each.source.sex + " " + each.source.language + ";";
  return out;
}

} // namespace

TEST_CASE("every sound below a folder is a recording, hidden ones and an exception left out") {
  const Sounds sounds({"b.wav", "sub/a.WAV", ".hidden.wav", ".git/x.wav", "set/source/y.wav"});
  sounds.folder.write("notes.txt", "x");
  const Recordings found = sounds.in("", sounds.folder.path() / "set");
  CHECK(told(found) == "b unknown  ;sub-a unknown  ;");
  CHECK(found.found[0].rate_hz == 8000);
  CHECK(renamed(found) == std::map<std::string, std::string>{{"sub/a", "sub-a"}});
  CHECK(found.problems.empty());
}

TEST_CASE("a pattern tells whose the recordings are, by their names or by their paths") {
  const Sounds sounds({"ann_f_1.wav", "bob_Male_1.flac", "eve_x_1.wav", "other.wav"});
  const Recordings found = sounds.in("{talker}_{sex}_{sample}.wav"); // .flac too
  CHECK(told(found) == "ann_f_1 ann female ;bob_Male_1 bob male ;");
  REQUIRE(found.problems.size() == 2);
  CHECK_THAT(found.problems[0].message, Contains("its {sex} is \"x\"; rename it to f, female, m or male"));
  CHECK_THAT(found.problems[1].message, Contains("does not fit the pattern"));
  const Sounds folders({"en/Ann B/1.wav"});
  CHECK(told(folders.in("{language}/{talker}/{*}.wav")) == "en-Ann-B-1 Ann-B  en;");
}

TEST_CASE("a pattern that cannot work is refused, and so are names that become one") {
  const Sounds sounds({"a.wav"});
  CHECK_THROWS_WITH(sounds.in("{codec}.wav"), Contains("there is no {codec}"));
  CHECK_THROWS_WITH(sounds.in("{talker}_{talker}.wav"), Contains("has {talker} twice"));
  CHECK_THROWS_WITH(sounds.in("{talker.wav"), Contains("has a { without its }"));
  CHECK_THROWS_WITH(Sounds({"a b.wav", "a-b.wav"}).in(""), Contains("would both be the source a-b"));
  CHECK_THROWS_WITH(Sounds({"a.wav", "A.wav"}).in(""), Contains("differ by case only"));
  CHECK_THROWS_WITH(Sounds({"a b_1.wav", "a-b_2.wav"}).in("{talker}_{sample}.wav"),
                    Contains("would both be a-b"));
  CHECK_THROWS_WITH(Sounds({"CON.wav"}).in(""), Contains("device under Windows"));
  CHECK_THROWS_WITH(recordings_in("/nowhere", "", {}), Contains("no such folder"));
}

TEST_CASE("what cannot be read is left out with its reason") {
  const Sounds sounds({"a.wav"});
  sounds.folder.write("b.wav", "");
  const Recordings found = sounds.in("");
  CHECK(told(found) == "a unknown  ;");
  CHECK_THAT(found.problems.at(0).message, Contains("left out: ") && Contains("empty"));
}
