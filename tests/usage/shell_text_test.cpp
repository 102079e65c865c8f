#include "usage/shell_text.h"

#include <catch2/catch.hpp>

using namespace quietroom::usage;

TEST_CASE("words are joined by one blank between, and none at the ends") {
  CHECK(joined({}).empty());
  CHECK(joined({"mos"}) == "mos");
  CHECK(joined({"mos", "level-all", "a"}) == "mos level-all a");
}

TEST_CASE("the function that completes a program has a name that every shell takes") {
  CHECK(function_name("quietroom") == "_quietroom");
  CHECK(function_name("quietroom-panel-x") == "_quietroom_panel_x");
}
