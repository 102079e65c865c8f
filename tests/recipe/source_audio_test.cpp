#include "recipe/source_audio.h"

#include "core/error.h"
#include "core/sha256.h"
#include "recipe/pattern_set.h"
#include "recipe/written_steps.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::recipe;
using namespace quietroom::recipe::test;
using Catch::Contains;

namespace {

/// A folder with two recordings, and a source of both.
struct TwoFiles {
  quietroom::test::TempFolder folder;
  stimulus::Source source;

  TwoFiles() {
    source.files = {"a.wav", "b.wav"};
    write("a.wav", {8000, 1, {0.25, 0.5}});
    write("b.wav", {8000, 1, {-0.5}});
  }
  void write(const std::string& name, const signal::Clip& clip) const {
    signal::write_wav(folder.path() / name, clip, 16);
  }
};

} // namespace

TEST_CASE("the files of a source follow each other with silence between, and their hashes make its hash") {
  TwoFiles set;
  set.source.pause_s = 3.0 / 8000;
  const SourceSound sound = read_source_sound(set.folder.path(), set.source);
  CHECK(sound.clip == signal::Clip{8000, 1, {0.25, 0.5, 0, 0, 0, -0.5}});
  const std::string both =
      sha256_of_file(set.folder.path() / "a.wav") + sha256_of_file(set.folder.path() / "b.wav");
  CHECK(sound.sha256 == sha256_of(both));
  CHECK(source_sha256(set.folder.path(), set.source) == sound.sha256);
  set.source.files = {"a.wav"};
  CHECK(read_source_sound(set.folder.path(), set.source).sha256 ==
        sha256_of_file(set.folder.path() / "a.wav"));
}

TEST_CASE("a pause of stereo has both channels") {
  TwoFiles set;
  for (const char* name : {"a.wav", "b.wav"}) set.write(name, {8000, 2, {0.25, -0.25}});
  set.source.pause_s = 1.0 / 8000;
  CHECK(read_source_sound(set.folder.path(), set.source).clip ==
        signal::Clip{8000, 2, {0.25, -0.25, 0, 0, 0.25, -0.25}});
  CHECK(source_channels(set.folder.path(), set.source) == 2);
}

TEST_CASE("files that are not alike, have many channels or lie elsewhere are refused by name") {
  TwoFiles set;
  set.write("b.wav", {16000, 1, {0.5}});
  CHECK_THROWS_WITH(source_rate_hz(set.folder.path(), set.source),
                    Contains("b.wav: has 16000 Hz where the files before it have 8000"));
  CHECK_THROWS_WITH(read_source_sound(set.folder.path(), set.source),
                    Contains("make a source's files alike"));
  set.write("b.wav", {8000, 2, {0.5, 0.5}});
  CHECK_THROWS_WITH(source_channels(set.folder.path(), set.source), Contains("has 2 channels where"));
  set.write("b.wav", {8000, 3, {0.5, 0.5, 0.5}});
  CHECK_THROWS_WITH(read_source_sound(set.folder.path(), set.source), Contains("sources are mono or stereo"));
  set.source.files = {"../a.wav"};
  CHECK_THROWS_WITH(read_source_sound(set.folder.path(), set.source),
                    Contains("leaves the folder of the set"));
}

TEST_CASE("G.722 without a header is two samples a byte at 16 kHz, by its ending") {
  const quietroom::test::TempFolder folder;
  const auto file = folder.write("a.g722", std::string(100, '\xfa'));
  CHECK(is_g722(file));
  CHECK_FALSE(is_g722("a.wav"));
  const signal::AudioInfo info = recording_info(file);
  CHECK(info.rate_hz == 16000);
  CHECK(info.frames == 200);
  CHECK(recording_bits(file) == 16);
  CHECK(read_recording(file).frames() == 200);
  CHECK(read_recording(FileSnapshot(file)) == read_recording(file));
  CHECK(recording_info(FileSnapshot(file)).frames == 200);
}
