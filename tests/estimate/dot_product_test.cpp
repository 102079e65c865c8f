#include "estimate/dot_product.h"

#include <catch2/catch.hpp>
#include <vector>

using quietroom::estimate::dot_product;

TEST_CASE("all products are summed, whatever the length") {
  for (std::size_t length = 0; length < 12; ++length) {
    std::vector<double> a(length), b(length, 2.0);
    double expected = 0;
    for (std::size_t i = 0; i < length; ++i) {
      a[i] = static_cast<double>(i + 1);
      expected += 2 * a[i];
    }
    CHECK(dot_product(a, b) == expected); // whole numbers
  }
}
