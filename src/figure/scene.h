#pragma once

#include "figure/figure.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

/// What stands where on the page. Lengths are points (1/72 inch), y runs downward from the upper left corner.
namespace quietroom::figure {

struct Position {
  double x = 0, y = 0;
};

struct Rectangle {
  double left = 0, top = 0, width = 0, height = 0;
  double right() const { return left + width; }
  double bottom() const { return top + height; }
};

inline bool overlap(const Rectangle& a, const Rectangle& b) {
  return a.left < b.right() && b.left < a.right() && a.top < b.bottom() && b.top < a.bottom();
}

struct Stroke {
  Colour colour;
  double width_pt = 0.5; ///< at least 0.5, which a printer still shows
  std::vector<double> dash_pt = {};
};

struct Line {
  std::vector<Position> points;
  Stroke stroke;
};

struct Area {
  Rectangle place;
  std::optional<Colour> fill;
  std::optional<Stroke> stroke = {};
  std::string name = {};
};

/// What a mark stands for, in the numbers of its axes.
struct MarkedValue {
  std::size_t panel = 0;
  std::string name;
  double x = 0, y = 0;
};

struct Mark {
  Position at; ///< its centre
  double size_pt = 4.5;
  Look look;
  MarkedValue value;
};

enum class Anchor { start, middle, end };

struct Text {
  Position at; ///< on the base line
  std::string words;
  double size_pt = 7;
  Anchor anchor = Anchor::start;
  bool upward = false; ///< turned a quarter to the left about `at`
  double width_pt = 0; ///< as measured
  Colour colour = {};
};

using Item = std::variant<Line, Area, Mark, Text>;

/// From the numbers of an axis to its place: linear.
struct AxisPlace {
  std::size_t panel = 0;
  char direction = 'x';
  double low = 0, high = 1; ///< values
  double from = 0, to = 1;  ///< where they stand
  double at(double value) const { return from + (value - low) / (high - low) * (to - from); }
};

struct SceneGroup {
  std::string kind; ///< "axis", "series", ...
  std::vector<Item> items;
  std::optional<AxisPlace> axis = {};
};

struct Scene {
  double width_pt = 0, height_pt = 0;
  std::string title, description;
  std::vector<SceneGroup> groups; ///< the first is drawn first
};

} // namespace quietroom::figure
