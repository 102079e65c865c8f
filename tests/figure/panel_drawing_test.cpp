#include "figure/panel_drawing.h"

#include "support/plain_font.h"
#include "support/scene_parts.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;

namespace {

Scene drawn_panel(const Panel& panel, DrawnPanel* told = nullptr, std::vector<std::string> numbered = {},
                  std::vector<std::string>* names = nullptr) {
  Scene out;
  const DrawnPanel drawn =
      draw_panel(shape_of(panel, 237, {}, plain_font()), 0, {2, 2}, plain_font(), out, numbered);
  if (names != nullptr) *names = numbered;
  if (told != nullptr) *told = drawn;
  return out;
}

} // namespace

TEST_CASE("a mark stands where its axes put its value, and tells the value") {
  const Scene scene = drawn_panel(named_panel({"a", "b", "c"}));
  const auto marks = parts<Mark>(scene, "series");
  REQUIRE(marks.size() == 3);
  for (const Mark& each : marks) {
    CHECK_THAT(each.at.x, WithinAbs(axis_of(scene, 'x').at(each.value.x), 1e-9));
    CHECK_THAT(each.at.y, WithinAbs(axis_of(scene, 'y').at(each.value.y), 1e-9));
  }
}

TEST_CASE("an interval goes from limit to limit with a cap at each") {
  const Scene scene = drawn_panel(named_panel({"a"}));
  const auto lines = parts<Line>(scene, "series");
  REQUIRE(lines.size() == 3);
  const Panel panel = named_panel({"a"});
  const Interval limits = *panel.series.front().points.front().y_interval;
  CHECK_THAT(lines.front().points.front().y, WithinAbs(axis_of(scene, 'y').at(limits.low), 1e-9));
  CHECK_THAT(lines.front().points.back().y, WithinAbs(axis_of(scene, 'y').at(limits.high), 1e-9));
}

TEST_CASE("an interval that reaches beyond the axis is cut there and has no cap at that end") {
  Panel panel = named_panel({"a"});
  panel.series.front().points.front().y_interval = {2, 40};
  const Scene scene = drawn_panel(panel);
  const auto lines = parts<Line>(scene, "series");
  REQUIRE(lines.size() == 2);
  CHECK_THAT(lines[0].points[1].y, WithinAbs(axis_of(scene, 'y').at(5), 1e-9));
  CHECK_THAT(lines[1].points[0].y, WithinAbs(axis_of(scene, 'y').at(2), 1e-9));
}

TEST_CASE("no line is thinner than half a point and no text smaller than seven") {
  const Scene scene = drawn_panel(named_panel({"a", "b"}));
  for (const Line& each : parts<Line>(scene)) CHECK(each.stroke.width_pt >= 0.5);
  for (const Text& each : parts<Text>(scene)) CHECK(each.size_pt >= 7);
}

TEST_CASE("words of a block are written only where they have room") {
  Panel panel = named_panel({"a"});
  panel.blocks = {{0.6, 1.4, 1, 4, Colour{}, "wide"}, {0.6, 1.4, 4, 4.05, Colour{}, "flat"}};
  CHECK(words_of(drawn_panel(panel), "blocks") == std::vector<std::string>{"wide"});
}

TEST_CASE("a box of text that would cover marks stands below the panel") {
  Panel panel;
  panel.x = panel.y = {"", 0, 10, {}};
  panel.box = {"n  11", "r  0.95"};
  panel.series = {{"", {}, {{5, 5}}}};
  DrawnPanel inside, below;
  drawn_panel(panel, &inside);
  for (int x = 0; x <= 10; ++x)
    for (int y = 0; y <= 10; ++y)
      panel.series.front().points.push_back({static_cast<double>(x), static_cast<double>(y)});
  drawn_panel(panel, &below);
  CHECK(below.height_pt > inside.height_pt + 2 * 7);
}

TEST_CASE("labels without a place are told, not drawn over others") {
  Panel panel;
  panel.x = panel.y = {"", 0, 10, {}};
  panel.series = {{"", {}, {}}};
  for (int i = 0; i < 200; ++i)
    panel.series.front().points.push_back({5 + 0.001 * i, 5, {}, {}, "", "label " + std::to_string(i)});
  DrawnPanel told;
  const Scene scene = drawn_panel(panel, &told);
  CHECK_FALSE(told.left_out.empty());
  CHECK(told.left_out.size() + words_of(scene, "labels").size() == 200);
}

TEST_CASE("labels that do not all find room are numbers, one for each name") {
  Panel panel;
  panel.x = panel.y = {"", 0, 10, {}};
  panel.series = {{"", {}, {}}};
  for (int i = 0; i < 12; ++i)
    panel.series.front().points.push_back(
        {0.8 * i, 5, {}, {}, "", std::string(30, 'w') + (i == 11 ? "0" : std::to_string(i))});
  DrawnPanel told;
  std::vector<std::string> names;
  const Scene scene = drawn_panel(panel, &told, {"of another panel"}, &names);
  CHECK(told.left_out.empty());
  REQUIRE(names.size() == 12); // the last name is the first again
  CHECK(names.front() == "of another panel");
  const auto words = words_of(scene, "labels");
  REQUIRE(words.size() == 12);
  CHECK(words.front() == "2");
  CHECK(words.back() == "2");
  panel.series.front().points.resize(2);
  CHECK(words_of(drawn_panel(panel, nullptr, {}, &names), "labels").front() == std::string(30, 'w') + "0");
  CHECK(names.empty());
}

TEST_CASE("a block too thin for an edge has none, so that it keeps its colour") {
  Panel panel = named_panel({"a", "b"});
  panel.blocks = {{0.6, 0.602, 1, 4, Colour{}}, {1.6, 2.4, 1, 4, Colour{}}};
  const auto areas = parts<Area>(drawn_panel(panel), "blocks");
  REQUIRE(areas.size() == 2);
  CHECK_FALSE(areas[0].stroke);
  CHECK(areas[1].stroke);
}
