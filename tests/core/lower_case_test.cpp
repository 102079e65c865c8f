#include "core/lower_case.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("only ASCII letters have a lower case, whatever the locale") {
  CHECK(lower_case("AZaz09_-@[`{") == "azaz09_-@[`{");
  CHECK(lower_case("\u00C9T\u00C9") == "\u00C9t\u00C9");
  CHECK(lower_case("").empty());
}
