#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A picture of a result as a value: what is shown, in the numbers of the result. Where it stands on the page
/// is the business of layout.h; nothing here knows a file, a font or a library.
namespace quietroom::figure {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};

enum class Shape { circle, square, triangle, diamond, triangle_down, cross, plus };

/// How a series is told from its neighbours: never by its colour alone.
struct Look {
  Colour colour;
  Shape shape = Shape::circle;
  bool filled = true;
  std::vector<double> dash_pt = {}; ///< on, off, ...; empty: solid
};

struct Tick {
  double at = 0;
  std::string label;
};

/// One direction of a panel. Without ticks of its own it gets round numbers.
struct FigureAxis {
  std::string title;
  double low = 0, high = 1;        ///< what the frame must hold; low < high
  std::vector<Tick> ticks = {};    ///< within low and high
  std::vector<Tick> opposite = {}; ///< words on the other side, such as the names of categories
  bool names = false;              ///< the ticks are names at 1, 2, ..., n; low is 0.5 and high n + 0.5
  bool grid = true;                ///< faint lines through the ticks
  bool downward = false;           ///< a vertical axis that begins at the top
};

struct Interval {
  double low = 0, high = 0;
};

struct PlottedPoint {
  double x = 0, y = 0;
  std::optional<Interval> x_interval = {}, y_interval = {};
  std::string name = {};  ///< what it is a point of; never printed
  std::string label = {}; ///< printed beside it
};

struct Series {
  std::string name; ///< in the legend; empty: not there
  Look look;
  std::vector<PlottedPoint> points;
  bool marks = true;
  bool line = false; ///< through the points in their order
  double width_pt = 1;
};

/// A rectangle between values: a part of a bar, a cell of a matrix, a box.
struct FigureBlock {
  double left = 0, right = 0, low = 0, high = 0;
  std::optional<Colour> fill;
  std::string words = {}; ///< inside, where there is room
  bool framed = false;
  std::string name = {}; ///< what it is a block of; never printed
};

struct LegendKey {
  std::string name;
  Colour fill;
};

struct Panel {
  FigureAxis x, y;
  std::vector<FigureBlock> blocks = {}; ///< behind the series
  std::vector<Series> series = {};
  std::vector<LegendKey> keys = {};  ///< of blocks, in the legend
  std::vector<std::string> box = {}; ///< lines of text, where nothing is covered
  bool equal = false;                ///< both axes have one length
  bool may_turn = false; ///< x holds names; where these are many or long, each gets a row and y lies flat
  double height_pt = 0;  ///< of the plot; 0: by the width. Rows of names make their own
  double row_pt = 0;     ///< least height of a row of names
};

struct Figure {
  std::string title;                   ///< for those who cannot see it; never printed
  std::string description;             ///< likewise, a few sentences
  std::vector<std::string> notes = {}; ///< printed above: that votes are simulated
  std::vector<Panel> panels = {};
  std::size_t columns = 1; ///< panels side by side; the others follow below
  double width_mm = 85;
};

inline constexpr double column_mm = 85, page_mm = 175; ///< of two-column papers

} // namespace quietroom::figure
