#include "figure/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::figure {

namespace {

constexpr std::array<Colour, 6> colours = {
    {{0, 114, 178}, {213, 94, 0}, {0, 158, 115}, {204, 121, 167}, {230, 159, 0}, {86, 180, 233}}};
constexpr std::array shapes = {Shape::circle,        Shape::square, Shape::triangle, Shape::diamond,
                               Shape::triangle_down, Shape::cross,  Shape::plus};
const std::array<std::vector<double>, 5> dashes = {{{}, {4, 2}, {1, 1.5}, {6, 2, 1, 2}, {8, 3}}};

constexpr std::array<Colour, 5> shades = {
    {{247, 233, 180}, {193, 205, 160}, {110, 165, 160}, {52, 108, 142}, {28, 44, 96}}};

double lightness(Colour colour) { return 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue; }

std::uint8_t mixed(std::uint8_t low, std::uint8_t high, double share) {
  return static_cast<std::uint8_t>(std::lround(low + share * (high - low)));
}

} // namespace

Look look_of(std::size_t series) {
  const bool filled = series / shapes.size() % 2 == 0;
  return {colours[series % colours.size()], shapes[series % shapes.size()], filled,
          dashes[series % dashes.size()]};
}

Colour shade_of(double value) {
  const double place = std::clamp(value, 0.0, 1.0) * (shades.size() - 1);
  const std::size_t below = std::min(static_cast<std::size_t>(place), shades.size() - 2);
  const double share = place - static_cast<double>(below);
  const Colour &a = shades[below], &b = shades[below + 1];
  return {mixed(a.red, b.red, share), mixed(a.green, b.green, share), mixed(a.blue, b.blue, share)};
}

Colour words_on(Colour background) { return lightness(background) > 128 ? ink : white; }

} // namespace quietroom::figure
