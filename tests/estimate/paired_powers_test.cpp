#include "estimate/paired_powers.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <complex>
#include <numbers>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

TEST_CASE("the powers are those of the transform by its definition, of both frames, with zeros behind them") {
  Gaussian noise(2);
  std::vector<double> a(50), b(50);
  for (double& x : a) x = noise.next();
  for (double& x : b) x = noise.next();
  PairedPowers powers(64);
  powers.measure(std::vector<double>(64, 1.0), std::vector<double>(64, 1.0)); // leaves nothing behind
  powers.measure(a, b);
  REQUIRE(powers.first().size() == 33);
  for (std::size_t k = 0; k <= 32; ++k) {
    std::complex<double> first, second;
    for (std::size_t n = 0; n < 50; ++n) {
      const auto turn = std::polar(1.0, -2 * std::numbers::pi * static_cast<double>(k * n) / 64);
      first += a[n] * turn;
      second += b[n] * turn;
    }
    CHECK_THAT(powers.first()[k], WithinAbs(std::norm(first), 1e-11));
    CHECK_THAT(powers.second()[k], WithinAbs(std::norm(second), 1e-11));
  }
}
