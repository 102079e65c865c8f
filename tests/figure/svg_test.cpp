#include "figure/svg.h"

#include "figure/layout.h"
#include "support/plain_font.h"
#include "support/read_svg.h"
#include "support/scene_parts.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::figure;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;

namespace {

const FontName font{"Open Sans", "OpenSans-Regular.ttf", "abc"};

std::string svg(const std::vector<std::string>& names) {
  Figure figure;
  figure.title = "MOS & more";
  figure.description = "a < b";
  figure.panels = {named_panel(names)};
  return svg_of(scene_of(figure, plain_font()), font);
}

} // namespace

TEST_CASE("text stays text, with its characters as they are") {
  const std::string text = svg({"<b> & \"c\"", "größer 中"});
  CHECK(text.find(">größer 中</text>") != std::string::npos);
  CHECK(text.find("&lt;b&gt; &amp; &quot;c&quot;") != std::string::npos);
  CHECK(text.find("<b>") == std::string::npos);
}

TEST_CASE("title and description are there, under ids that are those of this figure") {
  const std::string one = svg({"a"}), other = svg({"b"});
  CHECK(one.find("-title\">MOS &amp; more</title>") != std::string::npos);
  CHECK(one.find("-desc\">a &lt; b</desc>") != std::string::npos);
  CHECK(attribute(one, "aria-labelledby") != attribute(other, "aria-labelledby"));
  CHECK(one == svg({"a"}));
}

TEST_CASE("the font is named with its file and hash, and every line has its measured width") {
  const std::string text = svg({"abcd"});
  CHECK(attribute(text, "data-font-file") == "OpenSans-Regular.ttf");
  CHECK(attribute(text, "data-font-sha256") == "abc");
  for (const SvgText& each : read_svg(text).texts) CHECK(each.place.width + each.place.height > 0);
}

TEST_CASE("marks read back through the axes have their values to 0.0005 of a scale of four") {
  const Svg read = read_svg(svg({"a", "b", "c", "d"}));
  REQUIRE(read.marks.size() == 4);
  for (const SvgMark& each : read.marks) {
    CHECK_THAT(read.value(each, 'y'),
               WithinAbs(each.told_y, 5e-4)); // a thousandth of a point of some hundred
    CHECK_THAT(read.value(each, 'x'), WithinAbs(each.told_x, 5e-4));
  }
}
