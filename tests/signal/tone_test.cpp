#include "core/gaussian.h"
#include "signal/tone.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

TEST_CASE("the calibration tone has -26 dBov rms between its soft ends") {
  const Clip clip = tone({});
  REQUIRE(clip.frames() == 48000);
  double sum = 0;
  for (std::size_t i = 4800; i < 43200; ++i) sum += clip.samples[i] * clip.samples[i]; // 800 whole periods
  CHECK_THAT(10.0 * std::log10(sum / 38400.0), WithinAbs(-26.0, 1e-9));
  CHECK(clip.samples.front() == 0.0);
  CHECK(clip.samples.back() == 0.0);
  const double amplitude = std::pow(10.0, -26.0 / 20.0) * std::sqrt(2.0);
  const auto loudest = [&](std::size_t from, std::size_t to) {
    return *std::max_element(clip.samples.begin() + static_cast<std::ptrdiff_t>(from),
                             clip.samples.begin() + static_cast<std::ptrdiff_t>(to));
  };
  CHECK(loudest(0, 96) < 0.15 * amplitude); // 2 ms into the 10 ms rise: (1 - cos(36 deg))/2 = 0.095
  CHECK(loudest(480, 600) > 0.999 * amplitude);
}

TEST_CASE("Gaussian noise has the moments and the peaks of a normal distribution") {
  Gaussian noise(3);
  constexpr int count = 1'000'000;
  double sum = 0;
  double squares = 0;
  double fourth = 0;
  double peak = 0;
  for (int i = 0; i < count; ++i) {
    const double x = noise.next();
    sum += x;
    squares += x * x;
    fourth += x * x * x * x;
    peak = std::max(peak, std::abs(x));
  }
  // four standard errors of the mean, variance and fourth moment: 1, sqrt 2 and sqrt 96 thousandths
  CHECK_THAT(sum / count, WithinAbs(0.0, 0.004));
  CHECK_THAT(squares / count, WithinAbs(1.0, 0.0057));
  CHECK_THAT(fourth / count, WithinAbs(3.0, 0.04));
  CHECK(peak > 4.0); // 63 of a million are expected beyond
}

TEST_CASE("the same seed gives the same noise, another seed another") {
  Gaussian a(9);
  Gaussian b(9);
  Gaussian c(10);
  const double first = a.next();
  CHECK(first == b.next());
  CHECK(first != c.next());
}
