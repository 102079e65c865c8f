#include "signal/missing_level.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace quietroom::signal;
using Catch::Contains;

namespace {

constexpr int rate_hz = 8000;

std::vector<double> sine(double amplitude, double seconds) {
  std::vector<double> out(static_cast<std::size_t>(seconds * rate_hz));
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = amplitude * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / rate_hz);
  return out;
}

struct Why {
  MissingLevel kind;
  std::string words;
};

Why why(const std::vector<double>& samples) {
  const ActiveLevel level = active_level(samples, rate_hz);
  REQUIRE_FALSE(level.active_level_dbov);
  const double seconds = static_cast<double>(samples.size()) / rate_hz;
  const MissingLevel kind = why_missing(level, seconds);
  return {kind, sentence(kind, level, seconds)};
}

} // namespace

TEST_CASE("a sound without a level is told why, each with its figure") {
  const Why silence = why(std::vector<double>(rate_hz));
  CHECK(silence.kind == MissingLevel::silence);
  CHECK_THAT(silence.words, Contains("digital silence"));

  const Why beyond = why(sine(32768, 1)); // as integers read for full scale 1
  CHECK(beyond.kind == MissingLevel::beyond);
  CHECK_THAT(beyond.words, Contains("90.3"));

  const Why short_one = why(sine(0.0001, 0.15));
  CHECK(short_one.kind == MissingLevel::too_short);
  CHECK_THAT(short_one.words, Contains("lasts 0.150 s"));

  const Why faint = why(sine(0.0001, 1)); // -80 dBov: below the lowest threshold of 16 bits
  CHECK(faint.kind == MissingLevel::too_faint);
  CHECK_THAT(faint.words, Contains("peak is -80.0"));

  std::vector<double> click(rate_hz);
  click[4000] = 0.999;
  const Why clicks = why(click);
  CHECK(clicks.kind == MissingLevel::only_clicks);
  CHECK_THAT(clicks.words, Contains("clicks"));
}

TEST_CASE("each reason has a word of its own for JSON") {
  CHECK(text(MissingLevel::silence) == "silence");
  CHECK(text(MissingLevel::beyond) == "beyond full scale");
  CHECK(text(MissingLevel::too_short) == "too short");
  CHECK(text(MissingLevel::too_faint) == "too faint");
  CHECK(text(MissingLevel::only_clicks) == "no speech");
}
