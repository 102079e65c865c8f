#include "station/level_tone.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom::station;

namespace {

double level_dbov(const std::vector<std::int32_t>& samples) {
  double sum = 0;
  for (const std::int32_t each : samples) sum += std::pow(each / 2147483648.0, 2);
  return 10 * std::log10(sum / static_cast<double>(samples.size()));
}

} // namespace

TEST_CASE("the tone of a calibration lasts its time at the level of the set, under the gain") {
  const auto plain = samples_of({.rate_hz = 8000, .level_dbov = -26, .seconds = 20});
  CHECK(plain.size() == 160'000);
  CHECK(level_dbov(plain) == Approx(-26).margin(0.01)); // its rise and fall of 10 ms are within
  const auto louder = samples_of({.rate_hz = 8000, .level_dbov = -26, .seconds = 20, .gain_db = 6});
  CHECK(level_dbov(louder) == Approx(-20).margin(0.01));
  CHECK(std::ranges::all_of(louder, [](std::int32_t each) { return each % 65536 == 0; })); // 16 bits
}

TEST_CASE("a tone that would clip is refused with both numbers") {
  CHECK_THROWS_WITH(samples_of({.level_dbov = -5, .seconds = 1, .gain_db = 3}),
                    Catch::Contains("-5 dBov") && Catch::Contains("3 dB"));
}
