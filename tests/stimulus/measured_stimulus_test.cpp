#include "stimulus/measured_stimulus.h"

#include "core/sha256.h"
#include "signal/tone.h"
#include "support/sound_bytes.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::stimulus;

TEST_CASE("a file is measured with its form, its hash, its levels and its band") {
  const quietroom::test::TempFolder folder;
  const auto file = folder.path() / "a.wav";
  const signal::Clip tone =
      signal::tone({.rate_hz = 16000, .frequency_hz = 1000, .level_dbov = -20, .seconds = 2});
  signal::write_wav(file, signal::interleave(16000, {tone.samples, tone.samples}), 24);
  Stimulus named;
  named.id = "c.t.s";
  const MeasuredStimulus found = measured(file, named);
  CHECK(found.stimulus.id == "c.t.s");
  CHECK(found.sha256 == sha256_of_file(file));
  CHECK(found.rate_hz == 16000);
  CHECK(found.channels == 2);
  CHECK(found.bits == 24);
  CHECK(found.seconds == 2);
  CHECK_FALSE(found.goes_on);
  CHECK_THAT(*found.level.active_level_dbov, Catch::Matchers::WithinAbs(-20, 0.1)); // its soft ends
  CHECK_THAT(*found.true_peak_dbov, Catch::Matchers::WithinAbs(-20 + 3.01, 0.1));
  CHECK_THAT(*found.bandwidth_hz, Catch::Matchers::WithinAbs(1050, 60)); // bands of 100 Hz
}

TEST_CASE("sound behind the length in a header is measured and told") {
  const quietroom::test::TempFolder folder;
  const MeasuredStimulus found =
      measured(folder.write("a.wav", quietroom::test::wav_16(2, std::string(16000, '\x11'))), {});
  CHECK(found.goes_on);
  CHECK(found.seconds == 1);
}

TEST_CASE("a problem of a file does not say its name twice") {
  CHECK(problem_of(Error(ErrorKind::input, "dir/a.wav: is empty"), "dir/a.wav") ==
        Problem{Severity::error, "dir/a.wav", "is empty"});
  CHECK(problem_of(Error(ErrorKind::input, "another: is empty"), "dir/a.wav").message == "another: is empty");
}
