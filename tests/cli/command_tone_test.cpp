#include "cli/quietroom.h"
#include "signal/audio_file.h"

#include <cmath>

using namespace quietroom;
using namespace quietroom::test;

TEST_CASE("tone plays 1 kHz at -26 dBov on both channels, as long and at the rate that is asked for") {
  const TempFolder folder;
  const Run run = run_quietroom("tone --seconds 0.5 --rate 16000 --device file:t.wav?speed=0", folder.path());
  CHECK(run.exit_code == 0);
  CHECK(run.out == "");
  CHECK(run.err.find("1 kHz at -26 dBov rms for 0.5 s on file:t.wav, 16000 Hz\n") != std::string::npos);
  CHECK(run.err.find("write the reading into study.toml as level_db_spl") != std::string::npos);
  const signal::PcmClip heard = signal::read_pcm(folder.path() / "t.wav");
  CHECK(heard.rate_hz == 16000);
  REQUIRE(heard.channels == 2);
  double squares = 0, largest = 0;
  std::size_t sounding = 0, crossings = 0;
  std::int32_t before = 0;
  for (std::size_t i = 0; i + 1 < heard.samples.size(); i += 2) {
    CHECK(heard.samples[i] == heard.samples[i + 1]);
    const double x = heard.samples[i] / 2147483648.0;
    squares += x * x;
    largest = std::max(largest, std::abs(x));
    if (heard.samples[i] != 0) ++sounding;
    if (before < 0 && heard.samples[i] >= 0) ++crossings;
    before = heard.samples[i];
  }
  // 0.5 s of 1 kHz are 500 periods; a sine of -26 dBov rms has its peak at -22.99 dBov
  CHECK(std::abs(static_cast<double>(crossings) - 500) <= 1);
  CHECK_THAT(20 * std::log10(largest), Catch::Matchers::WithinAbs(-22.99, 0.02));
  CHECK_THAT(10 * std::log10(squares / (0.5 * 16000)), Catch::Matchers::WithinAbs(-26, 0.2)); // its ends fade
  CHECK(sounding > 6980); // two of 16 samples of a period are 0
}

TEST_CASE("tone refuses a length, a rate or a device that makes no sense, and writes nothing") {
  const TempFolder folder;
  check_failure(2, "--seconds is 0; it must lie within 0.1 and 3600", "tone --seconds 0 --device file:t.wav",
                folder.path());
  check_failure(2, "--seconds is 3601;", "tone --seconds 3601 --device file:t.wav", folder.path());
  check_failure(2, "--rate is 7999; it must lie within 8000 and 192000",
                "tone --rate 7999 --device file:t.wav", folder.path());
  check_failure(2, "must end in .wav", "tone --device file:t.mp3", folder.path());
  CHECK(std::filesystem::is_empty(folder.path()));
}
