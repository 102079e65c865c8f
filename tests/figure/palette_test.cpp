#include "figure/palette.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <tuple>

using namespace quietroom::figure;

namespace {

double lightness(Colour c) { return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue; }

} // namespace

TEST_CASE("no two of the first fourteen series look alike without their colours") {
  std::set<std::tuple<Shape, bool>> seen;
  for (std::size_t i = 0; i < 14; ++i) seen.insert({look_of(i).shape, look_of(i).filled});
  CHECK(seen.size() == 14);
}

TEST_CASE("neighbouring lines differ in their dashes") {
  for (std::size_t i = 0; i < 12; ++i) CHECK(look_of(i).dash_pt != look_of(i + 1).dash_pt);
}

TEST_CASE("every colour stands out from white paper") {
  for (std::size_t i = 0; i < 6; ++i) CHECK(lightness(look_of(i).colour) < 180); // 255 is white
}

TEST_CASE("shades grow darker all the way, and five of them are apart in grey") {
  for (double value = 0.02; value <= 1; value += 0.02)
    CHECK(lightness(shade_of(value)) < lightness(shade_of(value - 0.02)));
  for (int i = 1; i < 5; ++i)
    CHECK(lightness(shade_of((i - 1) / 4.0)) - lightness(shade_of(i / 4.0)) > 25); // a tenth of all greys
}

TEST_CASE("words are dark on light ground and light on dark ground") {
  CHECK(words_on(shade_of(0)) == ink);
  CHECK(words_on(shade_of(1)) == white);
}
