#include "panel/text.h"

#include "labels/label_packs.h"
#include "panel/screen.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test;

TEST_CASE("a line break of the author's ends a line, and two of them leave one empty") {
  Screen screen(1280, 800);
  const auto lines = [&](std::string_view text) { return fitted(screen.fonts().body, text, 800, 800).lines; };
  CHECK(lines("first\nsecond") == 2);
  CHECK(lines("first\r\n\nthird") == 3);
  CHECK(lines("\nsecond") == 2);
  CHECK(lines("one") == 1);
  CHECK(lines("") == 0);
  const Fitted one = fitted(screen.fonts().body, "a", 800, 800);
  CHECK(fitted(screen.fonts().body, "a\nb\nc", 800, 800).height > 2.9F * one.height);
}

TEST_CASE("a text that fits nowhere is as small as can be read at all, and never lost") {
  Screen screen(1280, 800);
  const ui::TypeStyle& style = screen.fonts().body;
  const Fitted tiny = fitted(style, "Donaudampfschifffahrt", 8, 8);
  CHECK(tiny.size <= style.size_px * 0.3F);
  CHECK(tiny.size > style.size_px * 0.28F);
  CHECK(tiny.text.text == "Donaudampfschifffahrt");
}

TEST_CASE("labels of every language stand on their buttons at 24 px or more, pages too") {
  Screen screen(1280, 720); // the smallest layout, at scale 1
  const ui::Fonts& fonts = screen.fonts();
  for (const labels::LabelPack& pack : labels::label_packs()) {
    CAPTURE(pack.language);
    for (const auto& [question, variants] : pack.scales)
      for (const labels::ScaleLabels& each : variants) {
        for (const std::string& label : each.labels) CHECK(fitted(fonts.label, label, 960, 66).size >= 24);
        CHECK(fitted(fonts.heading, each.heading.text, 1160, 58).size >= 24);
      }
    for (const auto& [key, text] : pack.texts) {
      CAPTURE(key);
      if (key.starts_with("press_") || key == "code_later")
        CHECK(fitted(fonts.body, text.text, 1280 - 152, 56).size >= 24);
      else if (key.ends_with("_text")) // between title and prompt
        CHECK(fitted(fonts.body, text.text, 820, 310).size >= 24);
      else if (key.ends_with("_title") || key == "code_wrong" || key == "preparing")
        CHECK(fitted(fonts.title, text.text, 820, 140).size >= 24);
    }
  }
}
