#include "stats/correlation.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace quietroom::stats;
using Catch::Matchers::WithinAbs;
using Values = std::vector<double>;

TEST_CASE("Pearson's r of points by hand") {
  // Deviations -1 0 1 and -4/3 -1/3 5/3: 3 over the root of 2 times 42/9.
  CHECK_THAT(pearson(Values{1, 2, 3}, Values{1, 2, 4}).value(),
             WithinAbs(3 / std::sqrt(2 * 42.0 / 9), 1e-14));
  CHECK_THAT(pearson(Values{1, 2, 3}, Values{6, 4, 2}).value(), WithinAbs(-1, 1e-14));
}

TEST_CASE("Spearman's r goes by ranks alone") {
  CHECK_THAT(spearman(Values{1, 2, 3, 4}, Values{1, 10, 100, 1000}).value(), WithinAbs(1, 1e-14));
  CHECK_THAT(spearman(Values{1, 2, 3, 4}, Values{2, 1, 4, 3}).value(), WithinAbs(0.6, 1e-14)); // 1 - 6 4 / 60
}

TEST_CASE("a correlation needs two points and two sides that vary") {
  CHECK_FALSE(pearson(Values{1}, Values{1}));
  CHECK_FALSE(pearson(Values{}, Values{}));
  CHECK_FALSE(pearson(Values{2, 2, 2}, Values{1, 2, 3}));
  CHECK_FALSE(pearson(Values{1, 2, 3}, Values{2, 2, 2 + 1e-12}));
  CHECK_FALSE(spearman(Values{1, 1}, Values{1, 2}));
}
