#include "estimate/cross_correlation.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::estimate;

namespace {

std::vector<double> draws(std::size_t count, std::uint64_t seed) {
  Gaussian noise(seed);
  std::vector<double> out(count);
  for (double& x : out) x = noise.next();
  return out;
}

std::ptrdiff_t lag_by_definition(const std::vector<double>& x, const std::vector<double>& y) {
  const auto most = static_cast<std::ptrdiff_t>(std::max(x.size(), y.size())) - 1;
  std::ptrdiff_t best = -most;
  double highest = -1e300;
  for (std::ptrdiff_t k = -most; k <= most; ++k) {
    double sum = 0;
    for (std::size_t n = 0; n < y.size(); ++n) {
      const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(n) + k;
      if (at >= 0 && at < static_cast<std::ptrdiff_t>(x.size()))
        sum += x[static_cast<std::size_t>(at)] * y[n];
    }
    if (sum > highest) {
      highest = sum;
      best = k;
    }
  }
  return best;
}

} // namespace

TEST_CASE(
    "the best lag is that of the sums by their definition, for any two lengths and any number of blocks") {
  for (const std::size_t longest : {2U, 16U, 100U, 1000U}) // 1000 of blocks of 16 are 63 blocks
    for (const auto& [nx, ny] :
         {std::pair<std::size_t, std::size_t>{1, 1}, {7, 3}, {3, 40}, {150, 150}, {999, 64}})
      for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        CAPTURE(longest, nx, ny, seed);
        const auto x = draws(nx, seed);
        const auto y = draws(ny, seed + 100);
        CHECK(CrossCorrelator(std::min<std::size_t>(longest, 16)).best_lag({x}, {y}) ==
              lag_by_definition(x, y));
      }
}

TEST_CASE("a sound found again later has a negative lag, one found earlier a positive one") {
  const auto sound = draws(500, 5);
  std::vector<double> late(37, 0.0);
  late.insert(late.end(), sound.begin(), sound.end());
  const CrossCorrelator correlator(600);
  CHECK(correlator.best_lag({sound}, {late}) == -37);
  CHECK(correlator.best_lag({late}, {sound}) == 37);
  CHECK(correlator.best_lag({sound}, {sound}) == 0);
}

TEST_CASE("of equal sums the most negative lag counts") {
  const std::vector<double> silence(10);
  CHECK(CrossCorrelator(10).best_lag({silence}, {silence}) == -9);
}
