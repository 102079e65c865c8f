#include "ui/fonts.h"

#include <catch2/catch.hpp>
#include <imgui.h>

using namespace quietroom::ui;
using Catch::Matchers::WithinAbs;

TEST_CASE("Latin, Greek and Cyrillic can be drawn, Chinese is reported as missing") {
  ImFontAtlas atlas;
  const Fonts fonts = load_fonts(atlas, 1);
  for (const char* text :
       {"Excellent, naïve façade – “Łódź” Žižkov ğış €5 … 30 ‰", "Ποιότητα της ομιλίας: άριστη, κακή",
        "Качество речи: отлично, плохо. Ёж, їжак, ґанок, Џ", "first line\nsecond line", ""}) {
    CAPTURE(text);
    CHECK(missing_glyphs(fonts, text).empty());
  }
  CHECK(missing_glyphs(fonts, "非常好") == std::vector<std::uint32_t>{0x975E, 0x5E38, 0x597D});
  CHECK(missing_glyphs(fonts, "good 👍") == std::vector<std::uint32_t>{0x1F44D});
}

TEST_CASE("type grows with the scale and is never smaller than 24 px at scale 1") {
  ImFontAtlas atlas;
  for (const float scale : {1.0F, 1.35F}) {
    const Fonts fonts = load_fonts(atlas, scale);
    for (const ImFont* font : {fonts.body, fonts.small, fonts.label, fonts.heading, fonts.title})
      CHECK(font->FontSize >= 24 * scale);
    CHECK_THAT(fonts.heading->FontSize, WithinAbs(40 * scale, 0.01)); // float
  }
}
