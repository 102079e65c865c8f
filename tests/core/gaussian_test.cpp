#include "core/gaussian.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>
#include <vector>

using namespace quietroom;
using Catch::Matchers::WithinAbs;

namespace {

constexpr int draws = 4'000'000;

/// Part of a normal population that lies below x.
double normal_below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

} // namespace

TEST_CASE("Gaussian noise has the moments of a normal population") {
  Gaussian noise(1);
  double sum = 0;
  double squares = 0;
  double fourth = 0;
  for (int i = 0; i < draws; ++i) {
    const double x = noise.next();
    sum += x;
    squares += x * x;
    fourth += x * x * x * x;
  }
  // four standard errors: of the mean 1/sqrt(n), the variance sqrt(2/n), the fourth moment sqrt(96/n)
  CHECK_THAT(sum / draws, WithinAbs(0.0, 4.0 / std::sqrt(draws)));
  CHECK_THAT(squares / draws, WithinAbs(1.0, 4.0 * std::sqrt(2.0 / draws)));
  CHECK_THAT(fourth / draws, WithinAbs(3.0, 4.0 * std::sqrt(96.0 / draws)));
}

TEST_CASE("Gaussian noise is spread as a normal population, out to its tails") {
  Gaussian noise(2);
  constexpr double width = 0.1;
  constexpr int half =
      37; // bins to 3.7, and what lies beyond on either side: where the ziggurat's tail begins
  std::vector<double> count(2 * half + 2);
  int beyond_four = 0;
  double highest = 0;
  for (int i = 0; i < draws; ++i) {
    const double x = noise.next();
    const int bin = static_cast<int>(std::floor(x / width)) + half + 1;
    ++count[static_cast<std::size_t>(std::clamp(bin, 0, 2 * half + 1))];
    beyond_four += std::abs(x) > 4.0;
    highest = std::max(highest, std::abs(x));
  }
  double chi_squared = 0;
  for (int bin = 0; bin < 2 * half + 2; ++bin) {
    const double from = bin == 0 ? 0.0 : normal_below((bin - half - 1) * width);
    const double to = bin == 2 * half + 1 ? 1.0 : normal_below((bin - half) * width);
    const double expected = draws * (to - from);
    const double difference = count[static_cast<std::size_t>(bin)] - expected;
    chi_squared += difference * difference / expected;
  }
  CHECK(chi_squared < 75.0 + 4.0 * std::sqrt(2.0 * 75.0));  // 75 degrees of freedom
  const double expected = draws * 2.0 * normal_below(-4.0); // 253: peaks of 4 sigma are not cut
  CHECK_THAT(beyond_four, WithinAbs(expected, 4.0 * std::sqrt(expected)));
  CHECK(highest > 4.7); // one in 2.6e6 lies beyond 5
}

TEST_CASE("successive values of Gaussian noise do not depend on each other") {
  Gaussian noise(3);
  double last = noise.next();
  double product = 0;
  double of_squares = 0;
  for (int i = 0; i < draws; ++i) {
    const double x = noise.next();
    product += x * last;
    of_squares += (x * x - 1.0) * (last * last - 1.0);
    last = x;
  }
  CHECK_THAT(product / draws, WithinAbs(0.0, 4.0 / std::sqrt(draws)));
  CHECK_THAT(of_squares / draws, WithinAbs(0.0, 8.0 / std::sqrt(draws))); // the product's spread is 2
}

TEST_CASE("Gaussian noise is the same for a seed and another for another") {
  Gaussian a(7);
  Gaussian b(7);
  Gaussian c(8);
  for (int i = 0; i < 1000; ++i) {
    const double x = a.next();
    REQUIRE(x == b.next());
    REQUIRE(x != c.next());
  }
}
