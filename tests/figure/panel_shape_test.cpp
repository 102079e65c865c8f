#include "figure/panel_shape.h"

#include "support/plain_font.h"
#include "support/scene_parts.h"

#include <catch2/catch.hpp>

using namespace quietroom::figure;
using quietroom::test::named_panel;
using quietroom::test::plain_font;

namespace {

constexpr double column_pt = 237;

std::vector<std::string> many(std::size_t n, const std::string& name) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(name + std::to_string(i));
  return out;
}

} // namespace

TEST_CASE("a few short names stand below their places") {
  const PanelShape shape =
      shape_of(named_panel({"direct", "opus", "gsm", "amr"}), column_pt, {}, plain_font());
  CHECK_FALSE(shape.turned);
  CHECK(shape.names.size() == 4);
}

TEST_CASE("a name of several words is wrapped below its place before the panel is turned") {
  const PanelShape shape =
      shape_of(named_panel({"opus at 16 kbit", "opus at 32 kbit"}), 110, {}, plain_font());
  CHECK_FALSE(shape.turned);
  CHECK(shape.names.front().size() == 2);
}

TEST_CASE("many or long names get a row each") {
  CHECK(shape_of(named_panel(many(24, "c")), column_pt, {}, plain_font()).turned);
  CHECK(shape_of(named_panel(many(4, std::string(39, 'n'))), column_pt, {}, plain_font()).turned);
}

TEST_CASE("a panel that may not turn keeps its axes") {
  Panel panel = named_panel(many(24, "c"));
  panel.may_turn = false;
  CHECK_FALSE(shape_of(panel, column_pt, {}, plain_font()).turned);
}

TEST_CASE("the rows are as high as the lines of the longest name need") {
  const PanelShape one = shape_of(named_panel(many(10, "short name ")), column_pt, {}, plain_font());
  const PanelShape three = shape_of(named_panel(many(10, std::string(70, 'n'))), column_pt, {}, plain_font());
  REQUIRE(one.turned);
  REQUIRE(three.turned);
  CHECK(one.plot_height_pt == 110);
  CHECK(three.plot_height_pt / 10 >= 3 * 7 * 1.2);
}

TEST_CASE("the sides that neighbours ask for are kept free") {
  const PanelShape shape = shape_of(named_panel({"a", "b"}), column_pt, {80, 40}, plain_font());
  CHECK(shape.sides.left_pt == 80);
  CHECK(shape.sides.right_pt == 40);
  CHECK(shape.plot_width_pt == column_pt - 120);
}

TEST_CASE("equal axes have one length") {
  Panel panel;
  panel.equal = true;
  panel.x = panel.y = {"score", 1, 5, {}};
  const PanelShape shape = shape_of(panel, column_pt, {}, plain_font());
  CHECK(shape.plot_width_pt == shape.plot_height_pt);
}
