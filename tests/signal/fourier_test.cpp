#include "signal/fourier.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <numbers>

using namespace quietroom;
using namespace quietroom::signal;
using Catch::Matchers::WithinAbs;
using Complex = std::complex<double>;

TEST_CASE("a transform is the sum of its definition, and its inverse has the other sign") {
  for (const std::size_t size : {1U, 2U, 12U, 64U, 35U}) {
    CAPTURE(size);
    Gaussian noise(7);
    Spectrum in(size);
    for (Complex& x : in) x = {noise.next(), noise.next()};
    const Fourier fourier(size);
    CHECK(fourier.size() == size);
    Spectrum forward(size);
    Spectrum inverse(size);
    fourier.forward(in, forward);
    fourier.inverse(in, inverse);
    for (std::size_t k = 0; k < size; ++k) {
      Complex sum_forward;
      Complex sum_inverse;
      for (std::size_t n = 0; n < size; ++n) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(k * n) / static_cast<double>(size);
        sum_forward += in[n] * std::polar(1.0, -angle);
        sum_inverse += in[n] * std::polar(1.0, angle);
      }
      CHECK_THAT(std::abs(forward[k] - sum_forward), WithinAbs(0, 1e-11)); // rounding of 64 terms
      CHECK_THAT(std::abs(inverse[k] - sum_inverse), WithinAbs(0, 1e-11));
    }
  }
}

TEST_CASE("forward and back again gives the size times the input, of a moved object too") {
  Fourier first(48);
  const Fourier fourier = std::move(first);
  Spectrum in(48);
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = {static_cast<double>(i), -0.5};
  Spectrum there(48);
  Spectrum back(48);
  fourier.forward(in, there);
  fourier.inverse(there, back);
  for (std::size_t i = 0; i < in.size(); ++i)
    CHECK_THAT(std::abs(back[i] - 48.0 * in[i]), WithinAbs(0, 1e-9));
}
