#include "prepare/levelled_file.h"

#include "core/error.h"
#include "signal/active_level.h"
#include "support/finished_set.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("a file is brought to a level by one gain") {
  const TempFolder folder;
  const std::string file = folder.path() / "a.wav";
  signal::write_wav(file, speech_like(8000, 2, 1), 16); // at -26 dBov
  prepare::Levelling how;
  how.level.emplace().level_dbov = -30;
  const auto out = prepare::levelled(file, how, 16);
  CHECK(out.gain_db == Approx(-4).margin(0.05)); // 16 bits round the file
  CHECK(*signal::active_level(out.clip.samples, 8000).active_level_dbov ==
        Approx(-30).margin(0.02)); // P.56's steps
  CHECK(prepare::levelled_bits(file) == 16);
  signal::write_wav(file, speech_like(8000, 2, 1), 24);
  CHECK(prepare::levelled_bits(file) == 24);
}

TEST_CASE("the mean of each channel can be removed, with no gain") {
  const TempFolder folder;
  const std::string file = folder.path() / "a.wav";
  signal::Clip clip{8000, 2, {}};
  for (int i = 0; i < 800; ++i) clip.samples.insert(clip.samples.end(), {0.25, i % 2 == 0 ? 0.5 : -0.25});
  signal::write_wav(file, clip, 16);
  const auto out = prepare::levelled(file, {std::nullopt, true}, 16);
  CHECK(out.gain_db == 0);
  CHECK(out.clip.samples[0] == 0);
  CHECK(out.clip.samples[1] == 0.375);
}

TEST_CASE("what would clip, or has no level, is refused with its name") {
  const TempFolder folder;
  const std::string loud = folder.path() / "a.wav", silent = folder.path() / "b.wav";
  signal::write_wav(loud, speech_like(8000, 2, 1), 16);
  signal::write_wav(silent, {8000, 1, std::vector<double>(8000)}, 16);
  prepare::Levelling how;
  how.level.emplace().level_dbov = -1;
  CHECK_THROWS_WITH(prepare::levelled(loud, how, 16),
                    Catch::Matchers::Contains("samples would clip with +25"));
  CHECK_THROWS_WITH(prepare::levelled(silent, how, 16), Catch::Matchers::StartsWith(silent + ": "));
}

TEST_CASE("no two files go to one place, whatever their case, and none onto a file that is there") {
  const TempFolder folder;
  const auto targets = prepare::levelled_targets({"x/a.wav", "b.flac"}, folder.path());
  CHECK(targets == std::vector<std::filesystem::path>{folder.path() / "a.wav", folder.path() / "b.wav"});
  CHECK_THROWS_WITH(prepare::levelled_targets({"x/a.wav", "y/A.flac"}, folder.path()),
                    Catch::Matchers::Contains("x/a.wav and y/A.flac would both become"));
  folder.write("a.wav", "precious");
  CHECK_THROWS_WITH(prepare::levelled_targets({"x/a.wav"}, folder.path()),
                    Catch::Matchers::Contains("is there already and is kept"));
}
