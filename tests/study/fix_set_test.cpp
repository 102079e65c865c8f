#include "study/fix_set.h"

#include "core/atomic_file.h"
#include "core/sha256.h"
#include "signal/audio_file.h"
#include "stimulus/lock.h"
#include "store/study_store.h"
#include "support/small_study.h"
#include "support/speech_like.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::study;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;

/// A set of two finished files in SET, and one of a source and a condition, prepared by hand, in MADE.
struct Place {
  test::TempFolder folder;
  fs::path set = folder.path() / "set", made = folder.path() / "made", study = folder.path() / "study";

  Place() {
    folder.write("set/set.toml",
                 "version = 1\nname = 'f'\nrate_hz = 8000\ncontext = 'NB'\n"
                 "[[condition]]\nid = 'x'\n[[condition]]\nid = 'y'\n"
                 "[[stimulus]]\nfile = 'x.wav'\ncondition = 'x'\ntalker = 't'\nsample = '1'\n"
                 "[[stimulus]]\nfile = 'y.wav'\ncondition = 'y'\ntalker = 't'\nsample = '1'\n");
    signal::write_wav(set / "x.wav", test::speech_like(8000, 1.5, 1), 16);
    signal::write_wav(set / "y.wav", test::speech_like(8000, 1.5, 2), 16);
    folder.write("made/set.toml", "version = 1\nname = 'm'\nseed = 1\nrate_hz = 8000\ncontext = 'NB'\n"
                                  "[[source]]\nid = 's'\nfile = 's.wav'\ntalker = 't'\n"
                                  "[[condition]]\nid = 'c'\n");
    folder.write("made/stimuli/c.s.wav", "the bytes of a stimulus");
  }

  void lock_made(const std::string& tool_version = "1") const {
    stimulus::Lock lock;
    lock.tool_version = tool_version;
    lock.set_sha256 = sha256_of_file(made / "set.toml");
    stimulus::LockedSource source;
    source.id = "s";
    source.sha256 = "of the source";
    lock.sources.push_back(source);
    stimulus::LockedStimulus one;
    one.id = "c.s";
    one.condition = "c";
    one.talker = "t";
    one.sample = "s";
    one.source_sha256 = source.sha256;
    one.chain = "none";
    one.file = "stimuli/c.s.wav";
    one.sha256 = sha256_of_file(made / "stimuli/c.s.wav");
    one.seconds = 1;
    one.rate_hz = 8000;
    lock.stimuli.push_back(one);
    write_lock(made, lock);
  }

  SetToFix fixable() const {
    const ReadSetToFix read = read_set_to_fix(set, "1");
    CHECK_FALSE(has_error(read.problems));
    CHECK(read.refusal.empty());
    return read.set;
  }
  std::string copy(const char* name) const { return read_file(study / "set" / name); }
};

void seat_person(const fs::path& study) {
  store::StudyStore store(store::database_of(study), store::sql::Access::relaxed);
  store::SessionFacts facts;
  facts.session = "s1";
  facts.study = "small";
  facts.listener = "L01";
  facts.method = method::methods().front();
  facts.plan_hash = "h";
  store.open_session(facts, "2026-01-01T00:00:00.000Z");
}

} // namespace

TEST_CASE("a set of finished files is measured when a study fixes it, for it has no lock of its own") {
  const Place place;
  std::string told;
  const ReadSetToFix read = read_set_to_fix(place.set, "test 1", [&](std::size_t done, std::size_t total) {
    told += std::to_string(done) + '/' + std::to_string(total) + ' ';
  });
  CHECK_FALSE(has_error(read.problems));
  CHECK(read.refusal.empty());
  CHECK(told == "1/2 2/2 ");
  CHECK(read.set.name == "f");
  CHECK(read.set.stimuli == 2);
  std::vector<Problem> problems;
  const auto lock = stimulus::parse_lock(read.set.lock, "set.lock", problems);
  REQUIRE(lock);
  CHECK(lock->tool_version == "test 1");
  REQUIRE(lock->stimuli.size() == 2);
  CHECK(lock->stimuli[0].sha256 == sha256_of_file(place.set / "x.wav"));
}

TEST_CASE("a finished file that is no sound is a problem of the set that a study would fix") {
  const Place place;
  place.folder.write("set/x.wav", "no sound");
  const ReadSetToFix read = read_set_to_fix(place.set, "1");
  CHECK(has_error(read.problems));
  CHECK(read.set.lock.empty());
}

TEST_CASE("a set made from sources must be prepared, and its stimuli unchanged, before a study fixes it") {
  const Place place;
  CHECK(read_set_to_fix(place.made, "1").refusal ==
        place.made.string() + ": the set is not prepared as set.toml has it; run quietroom prepare " +
            place.made.string() + " first");
  place.lock_made();
  const ReadSetToFix read = read_set_to_fix(place.made, "1");
  CHECK(read.refusal == "");
  CHECK(read.set.lock == read_file(place.made / "set.lock"));
  CHECK(read.set.toml == read_file(place.made / "set.toml"));
  place.folder.write("made/stimuli/c.s.wav", "other bytes");
  CHECK_THAT(read_set_to_fix(place.made, "1").refusal,
             Contains("c.s.wav: changed since it was prepared; run quietroom prepare"));
}

TEST_CASE("a folder without a set.toml is no set that a study could fix") {
  const test::TempFolder folder;
  CHECK_THROWS_WITH(read_set_to_fix(folder.path(), "1"),
                    folder.path().string() + ": no set.toml is there; give the folder of a stimulus set");
}

TEST_CASE("the copy of a study is that of the set, and one that fixes the same stimuli is left as it is") {
  const Place place;
  place.lock_made("1");
  SetToFix set = read_set_to_fix(place.made, "1").set;
  fix_set(place.study, set, place.made, false);
  CHECK(place.copy("set.toml") == set.toml);
  CHECK(place.copy("set.lock") == set.lock);
  const std::string before = place.copy("set.lock");
  place.lock_made("2"); // prepared by another version to the same bytes
  set = read_set_to_fix(place.made, "2").set;
  REQUIRE(set.lock != before);
  fix_set(place.study, set, place.made, false);
  CHECK(place.copy("set.lock") == before);
}

TEST_CASE("a study takes another state of its set only while nobody has voted") {
  const Place place;
  fix_set(place.study, place.fixable(), place.set, false);
  signal::write_wav(place.set / "x.wav", test::speech_like(8000, 1.5, 3), 16);
  const SetToFix second = place.fixable();
  fix_set(place.study, second, place.set, false);
  CHECK(place.copy("set.lock") == second.lock);
  seat_person(place.study);
  signal::write_wav(place.set / "x.wav", test::speech_like(8000, 1.5, 4), 16);
  CHECK_THROWS_WITH(
      fix_set(place.study, place.fixable(), place.set, false),
      place.study.string() +
          ": votes were given to an earlier state of this set; make a new study for the new one");
  CHECK(place.copy("set.lock") == second.lock);
}

TEST_CASE("files of somebody's own in the place of the copy are replaced only by force") {
  const Place place;
  place.folder.write("study/set/set.toml", "mine");
  const SetToFix set = place.fixable();
  CHECK_THROWS_WITH(fix_set(place.study, set, place.set, false), Contains("Quietroom did not write it"));
  CHECK(place.copy("set.toml") == "mine");
  fix_set(place.study, set, place.set, true);
  CHECK(place.copy("set.toml") == set.toml);
}
