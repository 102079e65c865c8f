#include "picture/axis.h"
#include "picture/colour_scale.h"
#include "picture/sound_picture.h"
#include "picture/spectrogram.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "signal/tone.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::picture;
using Catch::Matchers::WithinAbs;

TEST_CASE("a sine shows at its frequency with its level, and nowhere else") {
  // 1031.25 Hz is bin 22 of 1024 at 48 kHz, so that no energy leaks beyond the Hann window's two neighbours.
  const signal::Clip sine =
      signal::tone({.rate_hz = 48000, .frequency_hz = 1031.25, .level_dbov = -26, .seconds = 1});
  const Spectrogram spectrum = spectrogram(sine.samples, 48000, 100);
  CHECK(spectrum.frames == 100);
  CHECK(spectrum.bins == 513);
  CHECK_THAT(spectrum.bin_hz, WithinAbs(46.875, 0));
  CHECK_THAT(spectrum.step_s, WithinAbs(0.01, 1e-12));
  CHECK_THAT(spectrum.at(50, 22), WithinAbs(-26, 1e-6)); // whole periods: exact but for rounding
  CHECK(spectrum.at(50, 30) < -150);
  CHECK(spectrum.at(50, 10) < -150);
}

TEST_CASE("a click shows at its time") {
  std::vector<double> samples(16000);
  samples[12000] = 1;
  const Spectrogram spectrum = spectrogram(samples, 16000, 16);
  CHECK(spectrum.at(12, 40) > -60);
  CHECK(spectrum.at(11, 40) == -HUGE_VAL);
  CHECK(spectrum.at(13, 40) == -HUGE_VAL);
}

TEST_CASE("ticks are round and no more than asked for") {
  CHECK(ticks(0, 10, 6) == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(ticks(-90, -10, 6) == std::vector<double>{-80, -60, -40, -20});
  for (double high = 0.013; high < 50000; high *= 1.37) {
    const auto marks = ticks(0, high, 9);
    CHECK(marks.size() <= 9);
    CHECK(marks.size() >= 3);
    CHECK(marks.back() <= high * (1 + 1e-9));
  }
  CHECK(tick_text(0.5, 0.5) == "0.5");
  CHECK(tick_text(-40, 20) == "-40");
}

TEST_CASE("colours grow lighter from bottom to top") {
  const auto lightness = [](const Colour& c) { return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue; };
  for (double value = 0.01; value <= 1; value += 0.01)
    CHECK(lightness(colour_of(value)) > lightness(colour_of(value - 0.01)));
  CHECK(lightness(colour_of(-3)) == lightness(colour_of(0)));
  CHECK(lightness(colour_of(3)) == lightness(colour_of(1)));
}

TEST_CASE("a picture is a whole PNG, and the same twice") {
  const test::TempFolder folder;
  const std::vector<Sound> sounds = {{"one", signal::tone({.rate_hz = 8000, .seconds = 0.4})},
                                     {"two", {16000, 2, std::vector<double>(3200)}}};
  write_sound_picture(folder.path() / "a.png", sounds, 4000);
  write_sound_picture(folder.path() / "b.png", sounds, 4000);
  const std::string png = read_file(folder.path() / "a.png");
  CHECK(png.starts_with("\x89PNG"));
  CHECK(png.find("IEND") == png.size() - 8);
  CHECK(png == read_file(folder.path() / "b.png"));
  CHECK_THROWS_AS(write_sound_picture(folder.path() / "no" / "a.png", sounds, 4000), Error);
}
