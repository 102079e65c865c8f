#include "picture/colour_scale.h"

#include <catch2/catch.hpp>

using namespace quietroom::picture;

TEST_CASE("colours grow lighter from bottom to top") {
  const auto lightness = [](const PixelColour& c) {
    return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
  };
  for (double value = 0.01; value <= 1; value += 0.01)
    CHECK(lightness(colour_of(value)) > lightness(colour_of(value - 0.01)));
  CHECK(lightness(colour_of(-3)) == lightness(colour_of(0)));
  CHECK(lightness(colour_of(3)) == lightness(colour_of(1)));
}

TEST_CASE("the scale has no jump: a thousandth changes no part of a colour by more than one") {
  for (int i = 0; i < 1000; ++i) {
    const PixelColour low = colour_of(i / 1000.0);
    const PixelColour high = colour_of((i + 1) / 1000.0);
    CAPTURE(i);
    CHECK(std::abs(high.red - low.red) <= 1);
    CHECK(std::abs(high.green - low.green) <= 1);
    CHECK(std::abs(high.blue - low.blue) <= 1);
  }
}

TEST_CASE("the scale goes from nearly black to nearly white") {
  CHECK(colour_of(0).red < 16);
  CHECK(colour_of(0).green < 16);
  CHECK(colour_of(1).red > 240);
  CHECK(colour_of(1).green > 240);
}
