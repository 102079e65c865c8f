#include "signal/integer_gain.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

using namespace quietroom::signal;

namespace {

/// The formula of sessions/FORMAT.md, once more: in long doubles, which hold 64 bits exactly.
std::int64_t by_formula(std::int64_t x, double gain_db) {
  const long double factor = std::floor(std::pow(10.0L, gain_db / 20.0L) * 16777216.0L + 0.5L);
  const long double y =
      std::floor((std::fabs(static_cast<long double>(x)) * factor + 8388608.0L) / 16777216.0L);
  return static_cast<std::int64_t>(x < 0 ? -y : y);
}

} // namespace

TEST_CASE("a gain of 0 dB leaves every bit of a sample, of 16 and of 32 bits") {
  CHECK(integer_gain(0).factor == 16777216);
  std::mt19937 random(1);
  for (const int bits : {16, 32}) {
    std::vector<std::int32_t> samples = {0, INT32_MIN, 65536, -65536, bits == 16 ? 32767 * 65536 : INT32_MAX};
    for (int i = 0; i < 10'000; ++i) {
      const auto drawn = static_cast<std::int32_t>(random());
      samples.push_back(bits == 16 ? drawn / 65536 * 65536 : drawn);
    }
    const auto before = samples;
    CHECK(apply_gain(samples, integer_gain(0), bits) == 0);
    CHECK(samples == before);
  }
}

TEST_CASE("a gain is the product in whole numbers, rounded half away from zero") {
  struct Row {
    double gain_db;
    std::int64_t x, y;
  };
  // 2^24 * 10^(-6.020599913 / 20) = 8388608.0 (half): 1 -> 0.5 -> 1, 3 -> 1.5 -> 2
  constexpr double half_db = -6.020599913279624;
  CHECK(integer_gain(half_db).factor == 8388608);
  for (const Row& row : {Row{half_db, 1, 1}, Row{half_db, -1, -1}, Row{half_db, 3, 2}, Row{half_db, -3, -2},
                         Row{half_db, 2, 1}, Row{20, 32767, 327670}, Row{20, -32768, -327680}, Row{-20, 4, 0},
                         Row{-20, 5, 1}, Row{-20, -5, -1}}) {
    CAPTURE(row.gain_db, row.x);
    CHECK(amplified(row.x, integer_gain(row.gain_db)) == row.y);
  }
}

TEST_CASE("a gain of any stream is the documented formula, over random samples") {
  std::mt19937_64 random(2);
  for (const double gain_db : {-20.0, -12.345, -3.7, -0.001, 0.001, 1.5, 6.0, 13.25, 20.0})
    for (int i = 0; i < 2'000; ++i) {
      const auto x = static_cast<std::int32_t>(random());
      CAPTURE(gain_db, x);
      REQUIRE(amplified(x, integer_gain(gain_db)) == by_formula(x, gain_db));
      REQUIRE(amplified(x >> 16, integer_gain(gain_db)) == by_formula(x >> 16, gain_db));
    }
}

TEST_CASE("a gain of a stream of 16 bits rounds to 16 bits, one of 32 to 32") {
  const std::int32_t sample = 1000 * 65536;
  std::vector<std::int32_t> in_16 = {sample, -sample}, in_32 = {sample, -sample};
  CHECK(apply_gain(in_16, integer_gain(-1.5), 16) == 0);
  CHECK(apply_gain(in_32, integer_gain(-1.5), 32) == 0);
  CHECK(in_16 == std::vector<std::int32_t>{841 * 65536, -841 * 65536}); // 1000 * 0.841395 = 841.395
  CHECK(in_32[0] == by_formula(sample, -1.5));
  CHECK(in_32[1] == -in_32[0]);
  CHECK(in_32[0] % 65536 != 0);
}

TEST_CASE("a gain counts the samples that do not fit, and makes them full scale of their own sign") {
  std::vector<std::int32_t> samples = {20000 * 65536, -20000 * 65536, 16383 * 65536, -16384 * 65536};
  CHECK(apply_gain(samples, integer_gain(6.020599913279624), 16) == 2); // factor 2
  CHECK(samples == std::vector<std::int32_t>{32767 * 65536, INT32_MIN, 32766 * 65536, INT32_MIN});
}
