#include "prepare/named_sound.h"

#include "core/error.h"
#include "support/finished_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::prepare;
using namespace quietroom::test;

namespace {

/// A set of finished files with a reference, `lists` its stimuli.
void make_set(const TempFolder& folder, const std::string& more = "") {
  write_finished_files(folder.path() / "set");
  std::string text = "version = 1\nname = \"n\"\nrate_hz = 8000\ncontext = \"NB\"\n"
                     "[[condition]]\nid = \"direct\"\nkind = \"reference\"\n[[condition]]\nid = \"g711\"\n";
  for (const char* condition : {"direct", "g711"})
    text += std::string("[[stimulus]]\nfile = \"") + condition + "_f_s1.wav\"\ncondition = \"" + condition +
            "\"\ntalker = \"f\"\nsample = \"s1\"\n";
  folder.write("set/set.toml", text + more);
}

} // namespace

TEST_CASE("a sound is found by the id of its stimulus") {
  const TempFolder folder;
  make_set(folder);
  const NamedSound sound = sound_by_id(folder.path() / "set", "g711.f.s1");
  CHECK(sound.file == folder.path() / "set/g711_f_s1.wav");
  REQUIRE(sound.stimulus);
  CHECK(sound.stimulus->condition == "g711");
  CHECK_FALSE(differs_from_lock(sound)); // nothing is locked
  CHECK_THROWS_WITH(sound_by_id(folder.path() / "set", "x"),
                    Catch::Matchers::Contains("has no stimulus x; the first of its 2 is direct.f.s1"));
  std::filesystem::remove(folder.path() / "set/g711_f_s1.wav");
  CHECK_THROWS_WITH(sound_by_id(folder.path() / "set", "g711.f.s1"),
                    Catch::Matchers::Contains("is not there yet"));
}

TEST_CASE("a path belongs to the set above it that lists it, and to none else") {
  const TempFolder folder;
  make_set(folder);
  const NamedSound listed = sound_by_path(folder.path() / "set/direct_f_s1.wav");
  CHECK(listed.name == "direct.f.s1");
  CHECK(listed.folder == folder.path() / "set");
  const NamedSound alone = sound_by_path(folder.path() / "set/direct_m_s1.wav");
  CHECK(alone.name == "direct_m_s1.wav");
  CHECK_FALSE(alone.stimulus);
  CHECK(alone.folder.empty());
  CHECK_FALSE(clean_source(alone));
}

TEST_CASE("a stimulus is held against its reference, and its file against the hash of the lock") {
  const TempFolder folder;
  make_set(folder);
  NamedSound sound = sound_by_id(folder.path() / "set", "g711.f.s1");
  const auto source = clean_source(sound);
  REQUIRE(source);
  CHECK(source->name == "reference direct.f.s1");
  sound.stimulus->sha256 = "0";
  CHECK(differs_from_lock(sound));
}

TEST_CASE("a set with an error names no sound") {
  const TempFolder folder;
  make_set(folder, "[[stimulus]]\nfile = 3\n");
  CHECK_THROWS_AS(sound_by_id(folder.path() / "set", "g711.f.s1"), Error);
}
