#include "figure/legend.h"

#include "support/plain_font.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;
using quietroom::test::plain_font;

TEST_CASE("a panel without names and keys has no legend") {
  Panel panel;
  panel.series = {{"", {}, {}}};
  CHECK(legend_of(panel, 200, plain_font()).height_pt == 0);
}

TEST_CASE("entries stand beside each other as long as the width holds them") {
  Panel panel;
  panel.series = {{"one", {}, {}}, {"two", {}, {}}, {std::string(40, 'x'), {}, {}}};
  panel.keys = {{"Bad", {}}};
  const Legend legend = legend_of(panel, 180, plain_font());
  REQUIRE(legend.entries.size() == 4);
  CHECK(legend.entries[1].at.y == 0);
  CHECK(legend.entries[2].at.y > 0); // 40 characters of 3.5 pt
  for (const Legend::Entry& each : legend.entries)
    for (const std::string& line : each.lines) CHECK(each.at.x + 16 + plain_font().width_pt(line, 7) <= 180);
}

TEST_CASE("an entry that is wider than the panel is wrapped") {
  Panel panel;
  panel.series = {{std::string(100, 'x'), {}, {}}};
  CHECK(legend_of(panel, 180, plain_font()).entries.front().lines.size() == 3); // 46 a line
}

TEST_CASE("an entry shows the mark, the line or the colour that it explains") {
  Panel panel;
  panel.series = {{"marks", {}, {}}, {"line", {}, {}, false, true}};
  panel.keys = {{"key", {}}};
  const SceneGroup group = drawn(legend_of(panel, 200, plain_font()), {10, 20}, plain_font());
  const auto count = [&]<class T>(const T*) {
    return std::count_if(group.items.begin(), group.items.end(),
                         [](const Item& i) { return std::holds_alternative<T>(i); });
  };
  CHECK(count(static_cast<const Mark*>(nullptr)) == 1);
  CHECK(count(static_cast<const Line*>(nullptr)) == 1);
  CHECK(count(static_cast<const Area*>(nullptr)) == 1);
  CHECK(count(static_cast<const Text*>(nullptr)) == 3);
}
