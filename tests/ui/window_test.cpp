#include "ui/window.h"

#include "core/error.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace quietroom;
using ui::fitting_scale;

TEST_CASE("the layout of 1280 by 720 fits into every window, in steps that never go beyond") {
  CHECK(fitting_scale(1280, 720, 0) == 1.0F);
  CHECK(fitting_scale(1280, 800, 0) == 1.0F);
  CHECK(fitting_scale(1920, 1080, 0) == 1.5F);
  for (int width = 128; width < 4000; width += 37)
    for (int height = 72; height < 2000; height += 41) {
      const float scale = fitting_scale(width, height, 0);
      CHECK(scale * 1280 <= static_cast<float>(width) + 1);
      CHECK(scale * 720 <= static_cast<float>(height) + 1);
      const float larger = scale + 0.051F; // it is no smaller than it must be
      CHECK((scale == 4.0F || larger * 1280 > static_cast<float>(width) ||
             larger * 720 > static_cast<float>(height)));
    }
}

TEST_CASE("a scale that is asked for is given where it fits, and none is unreadable or without end") {
  CHECK(fitting_scale(2560, 1440, 1.25) == 1.25F);
  CHECK(fitting_scale(1280, 720, 1.25) == 1.0F);
  CHECK(fitting_scale(20, 20, 0) == 0.1F);
  CHECK(fitting_scale(40'000, 40'000, 0) == 4.0F);
}

TEST_CASE("without a display a window is refused with a sentence") {
  const char* const before = std::getenv("DISPLAY");
  const std::string kept = before == nullptr ? "" : before;
  ::setenv("DISPLAY", ":4711", 1);
  try {
    const ui::Window window({"none", ui::Size{}, 0}, lettering::TextShaper("en"));
    FAIL("a window on a display that is not there");
  } catch (const Error& failure) {
    CHECK(failure.kind() == ErrorKind::environment);
    CHECK_THAT(failure.what(), Catch::StartsWith("no display to open a window on ("));
  }
  before == nullptr ? ::unsetenv("DISPLAY") : ::setenv("DISPLAY", kept.c_str(), 1);
}
