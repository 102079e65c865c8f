#include "stimulus/finished_files.h"

#include "core/sha256.h"
#include "signal/audio_file.h"
#include "signal/tone.h"
#include "stimulus/manifest.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;

TEST_CASE("the lock of finished files reads back, and fixes each file by its hash") {
  const test::TempFolder folder;
  const std::string text =
      "version = 1\nname = 'n'\nrate_hz = 8000\ncontext = 'NB'\n[[condition]]\nid = 'c'\n"
      "[[stimulus]]\nfile = 'a.wav'\ncondition = 'c'\ntalker = 't'\nsample = 's'\n";
  folder.write("set.toml", text);
  signal::write_wav(folder.path() / "a.wav", signal::tone({.rate_hz = 8000, .seconds = 0.5}), 16);
  const Checked checked = check(folder.path());
  REQUIRE_FALSE(has_error(checked.problems));
  REQUIRE(is_finished(checked.set));
  folder.write("set.lock", lock_text(lock_of_finished(checked, text, "1")));

  const ReadSet read = read_set(folder.path());
  CHECK(read.problems.empty());
  CHECK(read.set.prepared);
  REQUIRE(read.set.stimuli.size() == 1);
  CHECK(read.set.stimuli[0].id == "c.t.s");
  CHECK(read.set.stimuli[0].sha256 == sha256_of_file(folder.path() / "a.wav"));
  CHECK(read.set.stimuli[0].seconds == 0.5);
}
