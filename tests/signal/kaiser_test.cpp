#include "signal/kaiser.h"

#include <catch2/catch.hpp>

using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

TEST_CASE("the shape of Kaiser's window is that of his formula") {
  // Kaiser, Nonrecursive digital filter design using the I0-sinh window function, 1974, eq. 6, by hand
  CHECK(kaiser_beta(20) == 0);
  CHECK(kaiser_beta(21) == 0);
  CHECK_THAT(kaiser_beta(30), WithinAbs(2.11662, 1e-5));
  CHECK_THAT(kaiser_beta(40), WithinAbs(3.39532, 1e-5));
  CHECK_THAT(kaiser_beta(60), WithinAbs(5.65326, 1e-5));
  CHECK_THAT(kaiser_beta(100), WithinAbs(10.06126, 1e-5));
}

TEST_CASE("Kaiser's window is 1 in the middle and falls evenly to 1 / I0(beta) at both ends") {
  const std::vector<double> window = kaiser_window(9, 5);
  CHECK(window[4] == 1);
  CHECK_THAT(window[0], WithinRel(1 / 27.239871823604442, 1e-14)); // I0(5), Abramowitz and Stegun, table 9.8
  CHECK_THAT(window[2], WithinRel(0.5528517696991323, 1e-14));     // I0(5 sqrt(3/4)) / I0(5)
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(window[i] == window[8 - i]);
    CHECK(window[i] < window[i + 1]);
  }
  CHECK(kaiser_window(1, 5) == std::vector<double>{1});
  CHECK(kaiser_window(5, 0) == std::vector<double>(5, 1.0));
}
