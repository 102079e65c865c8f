#include "prepare/measured_file.h"

#include "core/error.h"
#include "support/finished_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("a file read piece by piece has the levels of the whole clip") {
  const TempFolder folder;
  const signal::Clip clip = speech_like(8000, 5, 1); // longer than one piece
  const auto file = folder.path() / "a.wav";
  signal::write_wav(file, clip, 16);
  const auto measured = prepare::measured_file(file, signal::LevelSearch::exact, false);
  const auto whole = stimulus::sound_level(signal::read_clip(file), signal::level_method(16));
  CHECK(measured.file == file.string());
  CHECK(measured.seconds == 5);
  CHECK_FALSE(measured.has_loudness);
  REQUIRE(measured.level.active_level_dbov);
  CHECK(*measured.level.active_level_dbov ==
        Approx(*whole.active_level_dbov).margin(1e-9)); // rounding of sums
  CHECK(measured.level.channels.size() == 1);
}

TEST_CASE("loudness and true peak are measured where they are asked for") {
  const TempFolder folder;
  signal::write_wav(folder.path() / "a.wav", speech_like(8000, 2, 1), 16);
  const auto measured = prepare::measured_file(folder.path() / "a.wav", signal::LevelSearch::exact, true);
  CHECK(measured.has_loudness);
  CHECK(measured.loudness_lufs);
  CHECK(measured.true_peak_dbtp);
  REQUIRE(measured.level.active_level_dbov);
  CHECK(*measured.level.active_level_dbov == Approx(-26).margin(0.1)); // as speech_like makes it, in 16 bits
}

TEST_CASE("headerless G.722 is decoded, and what is no sound is refused") {
  const TempFolder folder;
  folder.write("a.g722", std::string(8000, '\x55'));
  CHECK(prepare::measured_file(folder.path() / "a.g722", signal::LevelSearch::stl, false).seconds == 1);
  folder.write("b.wav", "no sound");
  CHECK_THROWS_AS(prepare::measured_file(folder.path() / "b.wav", signal::LevelSearch::exact, false), Error);
}
