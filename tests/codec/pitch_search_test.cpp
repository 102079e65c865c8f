#include "codec/pitch_search.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

using namespace quietroom::codec;

TEST_CASE("the shortest of equally good periods is taken") {
  std::vector<double> x(390);
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = i % 40 < 20 ? 1000.0 : -1000.0; // lags 40, 80 and 120 are equal
  CHECK(pitch_of(x) == 40);
}

TEST_CASE("the pitch of a pulse train is its period") {
  for (std::size_t period = shortest_pitch + 1; period <= 80; period += 3) {
    std::vector<double> x(390);
    for (std::size_t i = 0; i < x.size(); ++i)
      x[i] = 1000.0 * std::exp(-static_cast<double>((x.size() - i) % period) / 5.0);
    CAPTURE(period);
    CHECK(pitch_of(x) % period == 0); // two periods are as good as one
  }
}

TEST_CASE("odd pitches are found as well as even ones, and both limits") {
  for (std::size_t period = shortest_pitch; period <= longest_pitch; ++period) {
    if (2 * period <= longest_pitch) continue; // where a double would do
    std::vector<double> x(pitch_search_samples);
    for (std::size_t i = 0; i < x.size(); ++i)
      x[i] = 1000 * std::sin(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(period));
    CHECK(pitch_of(x) == period);
  }
}

TEST_CASE("only the latest samples are searched") {
  std::vector<double> x(1000);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double period = i < 700 ? 100 : 70;
    x[i] = 1000 * std::sin(2 * std::numbers::pi * static_cast<double>(i) / period);
  }
  CHECK(pitch_of(x) == 70);
}
