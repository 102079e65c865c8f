#include "estimate/decibel_floor.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace quietroom::estimate;
using Catch::Matchers::WithinAbs;

namespace {

void check_cells(const Neurogram& found, const std::vector<double>& expected) {
  REQUIRE(found.cells.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK_THAT(found.cells[i], WithinAbs(expected[i], 1e-12));
}

} // namespace

TEST_CASE("ten times the logarithm of the amplitude counts from the lowest cell of both") {
  Neurogram reference{2, {1e-1, 1e-2}};
  Neurogram degraded{2, {1e-1, 1e-3}};
  to_decibels(reference, degraded); // -10 -20, -10 -30
  check_cells(reference, {20, 10});
  check_cells(degraded, {20, 0});
}

TEST_CASE("nothing lies below -45 dB, an exact zero included") {
  Neurogram reference{2, {1e-2, 0}};
  Neurogram degraded{2, {1e-2, 1e-9}};
  to_decibels(reference, degraded);
  check_cells(reference, {25, 0});
  check_cells(degraded, {25, 0});
}

TEST_CASE("above full scale a frame reaches 45 dB below the loudest cell of either sound, frame by frame") {
  Neurogram reference{2, {1e1, 1e-4, 1e-4, 1e-4}}; // 10 -40 | -40 -40
  Neurogram degraded{2, {1e0, 1e-4, 1e-4, 1e-4}};
  to_decibels(reference, degraded); // floors: -35 | -85
  check_cells(reference, {50, 5, 0, 0});
  check_cells(degraded, {40, 5, 0, 0});
}

TEST_CASE("frames that one of the two lacks have the floor of all alone") {
  Neurogram reference{1, {1e1, 1e-4}};
  Neurogram degraded{1, {1e-4}};
  to_decibels(reference, degraded);
  check_cells(reference, {50, 0});
  check_cells(degraded, {5});
}
