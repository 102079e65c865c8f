#include "station/sound_check.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;

TEST_CASE("each ear has a tone of its own, 1 kHz at -26 dBov, behind a quarter of a second of silence") {
  const int rate_hz = GENERATE(8000, 48000);
  const auto tones = station::check_tones(rate_hz);
  for (std::size_t side = 0; side < 2; ++side) {
    CAPTURE(rate_hz, side);
    const auto& tone = tones[side];
    const auto frames = tone.size() / 2;
    CHECK(frames == static_cast<std::size_t>(rate_hz) * 105 / 100);
    const std::size_t silence = static_cast<std::size_t>(rate_hz) / 4,
                      fade = static_cast<std::size_t>(rate_hz) / 50;
    double squares = 0;
    int crossings = 0;
    std::int32_t before = 0;
    for (std::size_t i = 0; i < frames; ++i) {
      REQUIRE(tone[2 * i + 1 - side] == 0);
      const std::int32_t sample = tone[2 * i + side];
      if (i < silence) REQUIRE(sample == 0);
      if (before < 0 && sample >= 0) ++crossings;
      before = sample;
      if (i >= silence + fade && i < frames - fade) squares += std::pow(sample / 2147483648.0, 2);
    }
    const double level_dbov = 10 * std::log10(squares / static_cast<double>(frames - silence - 2 * fade));
    CHECK_THAT(level_dbov, Catch::Matchers::WithinAbs(-26, 0.01)); // 16 bits
    CHECK(std::abs(crossings - 800) <= 1);                         // of 0.8 s
  }
}

TEST_CASE("a tone in both ears is both tones at once") {
  const auto tones = station::check_tones(8000);
  const auto both = station::in_both_ears(tones);
  REQUIRE(both.size() == tones[0].size());
  for (std::size_t i = 0; i < both.size(); ++i) REQUIRE(both[i] == tones[i % 2][i]);
}
