#include "scoring/shared_references.h"

#include "core/error.h"
#include "stimulus/manifest.h"
#include "support/source_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("the stimuli of a source share one clean sound, made ready as for its conditions") {
  const test::SourceSet files;
  const auto set = stimulus::read_set(files.path()).set; // direct.a direct.b q12.a q12.b loss5.a loss5.b
  scoring::SharedReferences references(files.path(), set);
  CHECK(references.place_of(0)->name == "source a");
  CHECK(references.place_of(2)->name == "source a");
  const auto first = references.sound_of(0), same = references.sound_of(2), other = references.sound_of(1);
  CHECK(first == same);
  CHECK(first->clip == prepare::clean_source(files.path(), set, set.stimuli[0])->clip);
  CHECK(first->sha256.size() == 64);
  CHECK(first->sha256 != other->sha256);
}

TEST_CASE("the hash of a clean sound is that of a file's bytes, and changes with the steps of a source") {
  const test::SourceSet files;
  const auto hash = [&] {
    const auto set = stimulus::read_set(files.path()).set;
    return scoring::SharedReferences(files.path(), set).sound_of(0)->sha256;
  };
  const std::string before = hash();
  CHECK(hash() == before);
  files.replace("level_dbov = -26", "level_dbov = -27");
  CHECK(hash() != before);
}

TEST_CASE("a reference condition of finished files is its own clean sound, and what has none has no place") {
  const test::TempFolder folder;
  folder.write("set.toml", R"(version = 1
name = "n"
rate_hz = 8000
context = "NB"
[[condition]]
id = "direct"
kind = "reference"
[[condition]]
id = "c"
[[stimulus]]
file = "d.wav"
condition = "direct"
talker = "t"
sample = "s"
[[stimulus]]
file = "c.wav"
condition = "c"
talker = "t"
sample = "s"
[[stimulus]]
file = "own.wav"
condition = "c"
talker = "t"
sample = "u"
reference = "clean/u.wav"
[[stimulus]]
file = "alone.wav"
condition = "c"
talker = "t"
sample = "v"
)");
  std::filesystem::create_directory(folder.path() / "clean");
  signal::write_wav(folder.path() / "d.wav", test::speech_like(8000, 1, 1), 16);
  signal::write_wav(folder.path() / "clean/u.wav", test::speech_like(16000, 1, 2), 16);
  const auto set = stimulus::read_set(folder.path()).set;
  scoring::SharedReferences references(folder.path(), set);
  CHECK(references.place_of(0)->name == "reference direct.t.s");
  CHECK(references.place_of(1)->name == "reference direct.t.s");
  CHECK(references.place_of(2)->name == "reference clean/u.wav");
  CHECK(references.place_of(3) == nullptr);
  CHECK(references.sound_of(1)->sha256 == sha256_of_file(folder.path() / "d.wav"));
  const auto own = references.sound_of(2);
  CHECK(own->clip.rate_hz == 8000); // at the rate of the set
  CHECK(own->sha256 == sha256_of_file(folder.path() / "clean/u.wav"));
}

TEST_CASE("what a comparison needs of a reference is made once, and for one setup") {
  const test::SourceSet files;
  const auto set = stimulus::read_set(files.path()).set;
  scoring::SharedReferences references(files.path(), set);
  const auto sound = references.sound_of(0);
  const auto setup = estimate::setup_of(estimate::Mode::speech, sound->clip.rate_hz);
  const auto* side = sound->side(sound->clip.samples, setup);
  REQUIRE(side != nullptr);
  CHECK(sound->side(sound->clip.samples, setup) == side);
  CHECK(sound->side(sound->clip.samples, estimate::setup_of(estimate::Mode::audio, 48000)) == nullptr);
}
