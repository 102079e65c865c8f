#include "report/inline_svg.h"

#include <catch2/catch.hpp>

using quietroom::report::inline_svg;

TEST_CASE("inline SVG: the width is that of a div around it, the title a label, the font a style") {
  CHECK(
      inline_svg(
          "<?xml version=\"1.0\"?>\n<svg xmlns=\"x\" width=\"175mm\" height=\"88.19mm\" viewBox=\"0 0 4 2\" "
          "role=\"img\" aria-labelledby=\"q1-title q1-desc\" font-family=\"'Open Sans', sans-serif\">\n"
          "<title id=\"q1-title\">A &amp; B</title>\n<desc id=\"q1-desc\">More.</desc>\n<path "
          "width=\"1\"/></svg>\n") ==
      "<div style=\"width:175mm\">\n<svg xmlns=\"x\" viewBox=\"0 0 4 2\" role=\"img\" "
      "style=\"font-family:'Open Sans', sans-serif\" aria-label=\"A &amp; B\" aria-describedby=\"q1-desc\">\n"
      "<title>A &amp; B</title>\n<desc id=\"q1-desc\">More.</desc>\n<path width=\"1\"/></svg>\n</div>\n");
  CHECK(inline_svg("no picture").empty());
}
