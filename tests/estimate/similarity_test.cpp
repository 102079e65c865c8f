#include "estimate/similarity.h"

#include "core/gaussian.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

namespace {

Neurogram drawn(std::size_t bands, std::size_t frames, std::uint64_t seed) {
  Gaussian noise(seed);
  Neurogram out{bands, std::vector<double>(bands * frames)};
  for (double& cell : out.cells) cell = 10 + 5 * noise.next();
  return out;
}

} // namespace

TEST_CASE("a patch is as similar to itself as can be, in every band") {
  const Neurogram patch = drawn(21, 20, 1);
  const PatchSimilarity found = similarity(patch, patch);
  CHECK(found.nsim == 1);
  for (const double band : found.by_band) CHECK(band == 1);
}

TEST_CASE("flat patches differ by their intensity alone") {
  const Neurogram three{4, std::vector<double>(20, 3.0)}, one{4, std::vector<double>(20, 1.0)};
  const double sum_of_weights =
      4 * corner_weight + 4 * edge_weight + centre_weight; // 1 but for its last digits
  const double r = 3 * sum_of_weights;
  const double d = 1 * sum_of_weights;
  CHECK_THAT(similarity(three, one).nsim, WithinAbs((2 * r * d + 1e-4) / (r * r + d * d + 1e-4), 1e-9));
}

TEST_CASE("one cell by hand: the window sees its eight neighbours, and the rim twice at the edge") {
  // One band, one frame: all nine cells are the same, so nothing varies.
  const PatchSimilarity found = similarity(Neurogram{1, {2.0}}, Neurogram{1, {2.0}});
  CHECK_THAT(found.nsim, WithinAbs(1, 1e-12));
  // Two frames of one band: the left cell has weight centre + 2 edges + its own rim, the right one the rest.
  const double right = edge_weight + 2 * corner_weight;
  const double left = 1 - right;
  const auto moments = [&](double a, double b, double wa, double wb) {
    return std::pair{wa * a + wb * b, wa * a * a + wb * b * b};
  };
  const Neurogram r{1, {1.0, 3.0}}, d{1, {2.0, 5.0}};
  double expected = 0;
  for (const auto& [wa, wb] : {std::pair{left, right}, {right, left}}) {
    const auto [mean_r, square_r] = moments(1, 3, wa, wb);
    const auto [mean_d, square_d] = moments(2, 5, wa, wb);
    const double covariance = wa * 1 * 2 + wb * 3 * 5 - mean_r * mean_d;
    const double deviation = std::sqrt((square_r - mean_r * mean_r) * (square_d - mean_d * mean_d));
    expected += (2 * mean_r * mean_d + 1e-4) / (mean_r * mean_r + mean_d * mean_d + 1e-4) *
                (covariance + 4.5e-4) / (deviation + 4.5e-4) / 2;
  }
  CHECK_THAT(similarity(r, d).nsim, WithinAbs(expected, 1e-7)); // the weights sum to 1 - 6e-10 only
}

TEST_CASE("similarity is the same both ways round, and may be negative") {
  const Neurogram a = drawn(21, 20, 2), b = drawn(21, 20, 3);
  CHECK_THAT(similarity(a, b).nsim, WithinAbs(similarity(b, a).nsim, 1e-12));
  Neurogram opposite = a;
  for (double& cell : opposite.cells) cell = 20 - cell;
  CHECK(similarity(a, opposite).nsim < 0);
}
