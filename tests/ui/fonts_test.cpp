#include "ui/fonts.h"

#include <catch2/catch.hpp>

using namespace quietroom::ui;
using Catch::Matchers::WithinAbs;

TEST_CASE("type grows with the scale and is never smaller than 24 px at scale 1") {
  Typesetter setter(TextShaper("en"), {[](const TextBitmap&) { return 1; }, [](std::uintptr_t) {}});
  for (const float scale : {1.0F, 1.35F}) {
    const Fonts fonts = fonts_of(setter, scale);
    for (const TypeStyle& style : {fonts.body, fonts.small, fonts.label, fonts.heading, fonts.title}) {
      CHECK(style.size_px >= 24 * scale);
      CHECK(style.setter == &setter);
    }
    CHECK_THAT(fonts.heading.size_px, WithinAbs(30 * scale, 0.01)); // float
  }
}
