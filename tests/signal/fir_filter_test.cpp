#include "signal/fir.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

namespace {

/// What the filter does to an impulse, as heard: not its coefficients.
Fir measured(const Fir& fir) {
  std::vector<double> impulse(fir.taps.size() + 100);
  impulse[impulse.size() / 2] = 1.0;
  std::vector<double> response = filtered(fir, impulse);
  if (response.size() % 2 == 0) response.push_back(0.0);
  return {fir.rate_hz, response};
}

double response_db(const std::vector<double>& impulse_response, double frequency_hz, int rate_hz) {
  double re = 0;
  double im = 0;
  for (std::size_t i = 0; i < impulse_response.size(); ++i) {
    const double angle = 2.0 * 3.14159265358979323846 * frequency_hz / rate_hz * static_cast<double>(i);
    re += impulse_response[i] * std::cos(angle);
    im += impulse_response[i] * std::sin(angle);
  }
  return 10.0 * std::log10(re * re + im * im);
}

} // namespace

TEST_CASE("the computed gain of a filter is the one measured on an impulse") {
  const Fir fir = low_pass(8000, {3535, 270}, 60);
  const std::vector<double> heard = measured(fir).taps;
  for (const double f : {0.0, 100.0, 1000.0, 3400.0, 3535.0, 3600.0})
    CHECK_THAT(gain_db(fir, f), WithinAbs(response_db(heard, f, 8000), 1e-6));
}

TEST_CASE("filtering is convolution with the delay taken out, at every length") {
  const Fir fir = low_pass(8000, {1000, 800}, 40);
  const auto half = static_cast<std::ptrdiff_t>(fir.taps.size() / 2);
  Gaussian noise(1);
  for (const std::size_t length : {0U, 1U, 7U, 8U, 9U, 100U}) {
    std::vector<double> x(length);
    for (double& v : x) v = noise.next();
    const std::vector<double> y = filtered(fir, x);
    REQUIRE(y.size() == length);
    for (std::ptrdiff_t n = 0; n < std::ssize(x); ++n) {
      double expected = 0;
      for (std::ptrdiff_t k = 0; k < std::ssize(fir.taps); ++k) {
        const std::ptrdiff_t at = n + half - k;
        if (at >= 0 && at < std::ssize(x))
          expected += fir.taps[static_cast<std::size_t>(k)] * x[static_cast<std::size_t>(at)];
      }
      CHECK_THAT(y[static_cast<std::size_t>(n)], WithinAbs(expected, 1e-12));
    }
  }
}

TEST_CASE("a long sound is filtered as its pieces would be") {
  const Fir fir = low_pass(8000, {1000, 400}, 40);
  Gaussian noise(2);
  std::vector<double> x(30011); // several turns of four blocks, and a rest
  for (double& v : x) v = noise.next();
  const std::vector<double> y = filtered(fir, x);
  const auto half = static_cast<std::ptrdiff_t>(fir.taps.size() / 2);
  for (std::ptrdiff_t n = half; n < std::ssize(x) - half; n += 13) {
    double expected = 0;
    for (std::ptrdiff_t k = 0; k < std::ssize(fir.taps); ++k)
      expected += fir.taps[static_cast<std::size_t>(k)] * x[static_cast<std::size_t>(n + half - k)];
    CHECK_THAT(y[static_cast<std::size_t>(n)], WithinAbs(expected, 1e-12));
  }
}

TEST_CASE("channels are filtered apart") {
  const Fir fir = low_pass(8000, {1000, 800}, 40);
  const std::vector<double> left = {1, 2, 3, 4, 5};
  const std::vector<double> right = {0, -1, 0, 1, 0};
  const Clip out = filtered(fir, interleave(8000, {left, right}));
  CHECK(channel(out, 0) == filtered(fir, left));
  CHECK(channel(out, 1) == filtered(fir, right));
}

TEST_CASE("the noise gain of a filter is what white noise loses") {
  const Fir fir = low_pass(8000, {2000, 400}, 60);
  CHECK_THAT(noise_power_gain(fir), WithinAbs(0.5, 0.03)); // half the band, less part of the transition
}
