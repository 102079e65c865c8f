#include "core/font_file.h"

#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("the font is found where Debian puts it, and a missing one names its package") {
  CHECK(std::filesystem::exists(font_file("OpenSans-Regular.ttf")));
  CHECK_THROWS_WITH(font_file("NoSuchFont.ttf"), Catch::Contains("install the package fonts-open-sans"));
}
