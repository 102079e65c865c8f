#include "ui/theme.h"

#include <catch2/catch.hpp>

using namespace quietroom::ui;
using Catch::Matchers::WithinAbs;

namespace {

struct Pair {
  const char* name;
  theme::Colour front;
  theme::Colour back;
  double least;
};

} // namespace

TEST_CASE("contrast is that of WCAG 2.1") {
  CHECK_THAT(theme::contrast_ratio({0, 0, 0}, {255, 255, 255}), WithinAbs(21, 1e-9)); // by definition
  CHECK_THAT(theme::contrast_ratio({255, 255, 255}, {0, 0, 0}), WithinAbs(21, 1e-9));
  CHECK_THAT(theme::contrast_ratio({119, 119, 119}, {255, 255, 255}),
             WithinAbs(4.48, 0.005)); // #777, widely quoted
}

// WCAG 2.1: 1.4.3 asks 4.5:1 of text, 1.4.6 asks 7:1, 1.4.11 asks 3:1 of shapes that carry meaning.
TEST_CASE("every text and sign stands out from what is behind it") {
  const auto pair = GENERATE(Pair{"text", theme::text, theme::background, 7},
                             Pair{"text on a button", theme::text, theme::surface, 7},
                             Pair{"text of the choice", theme::text, theme::surface_chosen, 7},
                             Pair{"soft text", theme::text_soft, theme::background, 4.5},
                             Pair{"soft text on a button", theme::text_soft, theme::surface, 4.5},
                             Pair{"label of a button that waits", theme::text_off, theme::surface_off, 7},
                             Pair{"outline of a button that waits", theme::outline_off, theme::background, 3},
                             Pair{"the same on its button", theme::outline_off, theme::surface_off, 3},
                             Pair{"track of the progress", theme::outline_off, theme::background, 3},
                             Pair{"progress on its track", theme::calm, theme::outline_off, 3},
                             Pair{"tick on a saved button", theme::calm, theme::surface_off, 3},
                             Pair{"accent on a button", theme::accent, theme::surface, 3},
                             Pair{"outline", theme::outline, theme::background, 3},
                             Pair{"outline on its button", theme::outline, theme::surface, 3},
                             Pair{"accent", theme::accent, theme::background, 3},
                             Pair{"calm", theme::calm, theme::background, 3},
                             Pair{"tick on the choice", theme::calm, theme::surface_chosen, 3});
  CAPTURE(pair.name);
  CHECK(theme::contrast_ratio(pair.front, pair.back) >= pair.least);
}
