#include "imported/xml.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::imported;

TEST_CASE("a document is walked in its order, with attributes, text and depth") {
  std::string seen;
  walk_xml("f", "<a k=\"1\">x<b/>\n<c>y</c></a>",
           {[&](const XmlElement& e) {
              seen += std::string(e.name) + std::to_string(e.depth) + std::string(e.attribute("k"));
            },
            [&](std::string_view text) { seen += "(" + std::string(text) + ")"; },
            [&](std::string_view name, std::size_t depth) {
              seen += "/" + std::string(name) + std::to_string(depth);
            }});
  CHECK(seen.starts_with("a01(x)b1"));
  CHECK(seen.find("c1(y)/c1/a0") != seen.npos);
}

TEST_CASE("XML that is cut off or nested too deep is refused") {
  const XmlVisitor nobody{[](const XmlElement&) {}, [](std::string_view) {},
                          [](std::string_view, std::size_t) {}};
  CHECK_THROWS_AS(walk_xml("f", "<a><b></a>", nobody), Error);
  CHECK_THROWS_AS(walk_xml("f", "<a", nobody), Error);
  std::string deep;
  for (int i = 0; i < 66; ++i) deep += "<a>";
  for (int i = 0; i < 66; ++i) deep += "</a>";
  CHECK_THROWS_WITH(walk_xml("f", deep, nobody), Catch::Contains("64"));
}
