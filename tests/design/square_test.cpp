#include "design/square.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom::design;

TEST_CASE("square: the first row of a Williams design is that of Williams 1949") {
  CHECK(williams_row(1) == std::vector<std::size_t>{0});
  CHECK(williams_row(4) == std::vector<std::size_t>{0, 1, 3, 2});
  CHECK(williams_row(5) == std::vector<std::size_t>{0, 1, 4, 2, 3});
  CHECK(williams_row(6) == std::vector<std::size_t>{0, 1, 5, 2, 4, 3});
}

TEST_CASE("square: neighbours in a row of an even Williams design differ by every number once") {
  for (std::size_t k = 2; k <= 40; k += 2) {
    const auto row = williams_row(k);
    std::set<std::size_t> differences;
    for (std::size_t p = 0; p + 1 < k; ++p) differences.insert((row[p + 1] + k - row[p]) % k);
    CHECK(differences.size() == k - 1);
  }
}

TEST_CASE("square: a design of an odd number of conditions needs twice as many listeners") {
  CHECK(complete_listeners(true, 6) == 6);
  CHECK(complete_listeners(true, 7) == 14);
  CHECK(complete_listeners(false, 7) == 7);
}

TEST_CASE(
    "square: from one round to the next every step comes equally often, where there are enough rounds") {
  std::vector<std::vector<int>> follows(4, std::vector<int>(4, 0));
  for (std::size_t seat = 0; seat < 4; ++seat) {
    const auto order = square_conditions({true, 4, 4, 0, seat}, 9); // 3 changes of round, as many as steps
    REQUIRE(order);
    for (std::size_t p = 0; p + 1 < order->size(); ++p) ++follows[(*order)[p]][(*order)[p + 1]];
  }
  for (std::size_t a = 0; a < 4; ++a)
    for (std::size_t b = 0; b < 4; ++b) CHECK(follows[a][b] == (a == b ? 0 : 4 + 1));
}

TEST_CASE("square: a gap between equal conditions is kept, and one that no rows can keep is not found") {
  for (const bool williams : {true, false})
    for (std::size_t gap = 1; gap < 6; ++gap) {
      CAPTURE(williams, gap);
      const auto order = square_conditions({williams, 6, 5, gap, 2}, 4);
      REQUIRE(order);
      for (std::size_t p = 0; p < order->size(); ++p)
        for (std::size_t q = p + 1; q < order->size() && q - p <= gap; ++q) CHECK((*order)[p] != (*order)[q]);
    }
  CHECK_FALSE(square_conditions({true, 6, 5, 6, 0}, 4));
  CHECK_FALSE(square_conditions({false, 6, 5, 6, 0}, 4));
}
