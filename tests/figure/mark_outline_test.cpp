#include "figure/mark_outline.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numbers>

using namespace quietroom::figure;

namespace {

double area_of(const std::vector<Position>& corners) {
  double out = 0;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Position &a = corners[i], &b = corners[(i + 1) % corners.size()];
    out += (a.x * b.y - b.x * a.y) / 2;
  }
  return std::abs(out);
}

} // namespace

TEST_CASE("closed marks of one size have nearly one area") {
  const double circle = std::numbers::pi * 2 * 2;
  CHECK(outline_of(Shape::circle, 4).radius_pt == 2);
  for (const Shape shape : {Shape::square, Shape::triangle, Shape::triangle_down, Shape::diamond}) {
    const MarkOutline outline = outline_of(shape, 4);
    REQUIRE(outline.closed);
    CHECK(area_of(outline.lines.front()) / circle > 0.75);
    CHECK(area_of(outline.lines.front()) / circle < 1.15);
  }
}

TEST_CASE("a cross and a plus are two strokes through the centre") {
  for (const Shape shape : {Shape::cross, Shape::plus}) {
    const MarkOutline outline = outline_of(shape, 4);
    CHECK_FALSE(outline.closed);
    REQUIRE(outline.lines.size() == 2);
    for (const auto& stroke : outline.lines) {
      CHECK(stroke[0].x == -stroke[1].x);
      CHECK(stroke[0].y == -stroke[1].y);
    }
  }
}
