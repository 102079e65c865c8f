#include "compare/least_squares.h"

#include <catch2/catch.hpp>

using namespace quietroom::compare;
using Catch::Matchers::WithinAbs;
using Values = std::vector<double>;

TEST_CASE("weights of columns that give y exactly are found") {
  const std::vector<Values> columns = {{1, 1, 1, 1}, {0, 1, 2, 3}};
  const auto w = least_squares(columns, Values{1, 3, 5, 7});
  REQUIRE(w.size() == 2);
  CHECK_THAT(w[0], WithinAbs(1, 1e-13));
  CHECK_THAT(w[1], WithinAbs(2, 1e-13));
}

TEST_CASE("else the rest stands at right angles on every column") {
  const std::vector<Values> columns = {{1, 1, 1, 1}, {0, 1, 2, 4}, {0, 1, 4, 16}};
  const Values y = {1, 4, 2, 8};
  const auto w = least_squares(columns, y);
  for (const Values& column : columns) {
    double product = 0;
    for (std::size_t i = 0; i < y.size(); ++i)
      product += column[i] * (y[i] - w[0] * columns[0][i] - w[1] * columns[1][i] - w[2] * columns[2][i]);
    CHECK_THAT(product, WithinAbs(0, 1e-11)); // of terms up to 128
  }
}
