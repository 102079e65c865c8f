#include "report/html_text.h"

#include <catch2/catch.hpp>

using namespace quietroom::report;

TEST_CASE("HTML text: no sign of a text begins an element, an entity or ends an attribute") {
  CHECK(html_escaped("<5 % & \"x\" > y") == "&lt;5 % &amp; &quot;x&quot; &gt; y");
  CHECK(html_escaped("Größe 中") == "Größe 中");
  CHECK(html_escaped("a\x1b[0m") == "a\\x1B[0m");
}
