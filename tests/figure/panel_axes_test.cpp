#include "figure/panel_axes.h"

#include "support/plain_font.h"
#include "support/scene_parts.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;
using namespace quietroom::test;

namespace {

constexpr Rectangle plot{20, 10, 100, 80};

} // namespace

TEST_CASE("values stand a little within the frame, an upright axis rises and a downward one falls") {
  Panel panel;
  panel.x = {"", 0, 10, {}};
  panel.y = {"", 1, 5, {}};
  const AxisPlace x = x_place(panel, 0, plot), y = y_place(panel, 0, plot);
  CHECK(x.at(0) == 24);
  CHECK(x.at(10) == 116);
  CHECK(y.at(1) == 86);
  CHECK(y.at(5) == 14);
  panel.y.downward = true;
  CHECK(y_place(panel, 0, plot).at(1) == 14);
}

TEST_CASE("names share the whole length of their axis") {
  const Panel panel = named_panel({"a", "b", "c", "d"});
  const AxisPlace x = x_place(panel, 0, plot);
  CHECK(x.at(1) == 20 + 12.5);
  CHECK(x.at(4) == 120 - 12.5);
}

TEST_CASE("ticks, labels, words of the other side and titles are drawn, and the grid where it is wanted") {
  Panel panel = named_panel({"a", "b"});
  panel.y.opposite = {{1, "Bad"}, {5, "Excellent"}};
  panel.x.title = "condition";
  const PanelShape shape = shape_of(panel, 200, {}, plain_font());
  Scene scene;
  const AxisPlace x = x_place(shape.panel, 0, plot), y = y_place(shape.panel, 0, plot);
  draw_axes(shape, x, y, plot, {0, 0}, plain_font(), scene);
  CHECK(words_of(scene) ==
        std::vector<std::string>{"a", "b", "condition", "1", "2", "3", "4", "5", "MOS", "Bad", "Excellent"});
  CHECK(axis_of(scene, 'y').low == 1);
  draw_grid(shape, x, y, plot, scene);
  CHECK(parts<Line>(scene, "grid").size() == 7);
}
