#include "compare/kendall.h"

#include "compare/points.h"
#include "core/random.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom;
using namespace quietroom::compare;
using Catch::Matchers::WithinRel;

TEST_CASE("Kendall's tau-b counts pairs") {
  const std::uint64_t seed = GENERATE(range(1, 11));
  SplitMix64 random(seed);
  std::vector<double> x, y;
  for (int i = 0; i < 40; ++i) { // many ties
    x.push_back(std::floor(6 * random.next_unit()));
    y.push_back(std::floor(x.back() / 2 + 4 * random.next_unit()));
  }
  double sum = 0, untied_x = 0, untied_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double dx = x[i] - x[j], dy = y[i] - y[j];
      sum += dx * dy > 0 ? 1 : dx * dy < 0 ? -1 : 0;
      untied_x += dx != 0;
      untied_y += dy != 0;
    }
  CHECK_THAT(kendall_tau_b(x, y).value(), WithinRel(sum / std::sqrt(untied_x * untied_y), 1e-14));
  CHECK_FALSE(kendall_tau_b(std::vector<double>{1, 1}, std::vector<double>{1, 2}));
  CHECK_FALSE(kendall_tau_b(std::vector<double>{1}, std::vector<double>{1}));
  CHECK(kendall_tau_b(std::vector<double>{1, 2, 3}, std::vector<double>{9, 5, 1}) == -1.0);
}
