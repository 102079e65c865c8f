#include "figure/mark_outline.h"

namespace quietroom::figure {

MarkOutline outline_of(Shape shape, double size_pt) {
  const double r = size_pt / 2;
  switch (shape) {
  case Shape::circle:
    return {r, {}, true};
  case Shape::square: {
    const double s = 0.89 * r;
    return {0, {{{-s, -s}, {s, -s}, {s, s}, {-s, s}}}, true};
  }
  case Shape::triangle:
    return {0, {{{0, -1.3 * r}, {1.15 * r, 0.8 * r}, {-1.15 * r, 0.8 * r}}}, true};
  case Shape::triangle_down:
    return {0, {{{0, 1.3 * r}, {1.15 * r, -0.8 * r}, {-1.15 * r, -0.8 * r}}}, true};
  case Shape::diamond: {
    const double d = 1.27 * r;
    return {0, {{{0, -d}, {d, 0}, {0, d}, {-d, 0}}}, true};
  }
  case Shape::cross:
    return {0, {{{-r, -r}, {r, r}}, {{-r, r}, {r, -r}}}, false};
  case Shape::plus: {
    const double p = 1.2 * r;
    return {0, {{{-p, 0}, {p, 0}}, {{0, -p}, {0, p}}}, false};
  }
  }
  return {};
}

} // namespace quietroom::figure
