#include "signal/paired_fourier.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;

TEST_CASE("two transforms at once go forward and back again, and do not mix") {
  Gaussian noise(4);
  for (std::size_t size = 1; size <= 2048; size *= 2) {
    const PairedFourier fourier(size);
    std::vector<ComplexPair> x(size);
    for (ComplexPair& each : x) each = {Pair{noise.next(), 0.0}, Pair{noise.next(), 0.0}};
    std::vector<ComplexPair> y = x;
    fourier.forward(y);
    double power = 0;
    for (const ComplexPair& each : y) power += each.re[0] * each.re[0] + each.im[0] * each.im[0];
    double expected = 0;
    for (const ComplexPair& each : x) expected += each.re[0] * each.re[0] + each.im[0] * each.im[0];
    CAPTURE(size);
    CHECK_THAT(power / static_cast<double>(size), WithinAbs(expected, 1e-10 * expected)); // Parseval
    fourier.inverse(y);
    for (std::size_t i = 0; i < size; ++i) {
      CHECK_THAT(y[i].re[0] / static_cast<double>(size), WithinAbs(x[i].re[0], 1e-13));
      CHECK_THAT(y[i].im[0] / static_cast<double>(size), WithinAbs(x[i].im[0], 1e-13));
      CHECK(y[i].re[1] == 0.0);
      CHECK(y[i].im[1] == 0.0);
    }
  }
}
