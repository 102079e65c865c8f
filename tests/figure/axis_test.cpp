#include "figure/axis.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;

TEST_CASE("ticks are round and no more than asked for") {
  CHECK(ticks(0, 10, 6) == std::vector<double>{0, 2, 4, 6, 8, 10});
  CHECK(ticks(-90, -10, 6) == std::vector<double>{-80, -60, -40, -20});
  for (double high = 0.013; high < 50000; high *= 1.37) {
    const auto marks = ticks(0, high, 9);
    CHECK(marks.size() <= 9);
    CHECK(marks.size() >= 3);
    CHECK(marks.back() <= high * (1 + 1e-9));
  }
  CHECK(tick_text(0.5, 0.5) == "0.5");
  CHECK(tick_text(-40, 20) == "-40");
}
