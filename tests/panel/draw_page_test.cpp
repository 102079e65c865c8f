#include "panel/screen.h"

#include "design/consent.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test;

namespace {

/// The height of the highest picture of text in the last frame.
int tallest_text(const Screen& screen) {
  int out = 0;
  const ImDrawData& data = *ImGui::GetDrawData();
  for (int i = 0; i < data.CmdListsCount; ++i)
    for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer)
      if (const auto texture = reinterpret_cast<std::uintptr_t>(command.TextureId); texture != 0)
        out = std::max(out, screen.bitmap(texture).height_px);
  return out;
}

} // namespace

TEST_CASE("the prompt goes on and the second prompt plays the tones again") {
  Screen screen(1280, 800);
  const View view = page_view("Press Enter to continue", "Press R to hear the tones again");
  std::set<Press::What> found;
  for (float y = 0; y < 800; y += 16)
    for (const Press& press : screen.click(view, 640, y)) found.insert(press.what);
  CHECK(found == std::set{Press::What::go_on, Press::What::again});
}

TEST_CASE("a page without a prompt has nothing to press") {
  Screen screen(1280, 800);
  for (float y = 0; y < 800; y += 16) CHECK(screen.click(page_view(""), 640, y).empty());
}

TEST_CASE("the second prompt stands below the first") {
  Screen screen(1280, 800);
  const View view = page_view("Press Enter to continue", "Press R to hear the tones again");
  float first = 0, second = 0;
  for (float y = 0; y < 800; y += 16)
    for (const Press& press : screen.click(view, 640, y))
      (press.what == Press::What::again ? second : first) = y;
  CHECK(first > 0);
  CHECK(second >= first + prompt_height);
}

TEST_CASE("the page of the code shows a place for each of eight digits, filled where one was typed") {
  Screen screen(1280, 800);
  View view = page_view("");
  const auto vertices = [&] {
    screen.frame(view);
    return screen.drawn(view).vertices;
  };
  const int none = vertices();
  view.asks_code = true;
  const int open = vertices();
  CHECK(open > none);
  std::set<int> seen = {open};
  for (view.code_digits = 1; view.code_digits <= 8; ++view.code_digits) seen.insert(vertices());
  CHECK(seen.size() == 9);
  view.code_digits = 9; // no more than eight are shown
  CHECK(seen.count(vertices()) == 1);
}

TEST_CASE("what is left of a break, a sign and a text each add to a page") {
  Screen screen(1280, 800);
  View view = page_view("");
  const auto vertices = [&](const View& of) {
    screen.frame(of);
    return screen.drawn(of).vertices;
  };
  const int bare = vertices(view);
  View left = view, sign = view, text = view;
  left.left = "0:59";
  sign.sign = Sign::pause;
  text.text.clear();
  CHECK(vertices(left) > bare);
  CHECK(vertices(sign) > bare);
  CHECK(vertices(text) < bare);
}

TEST_CASE("a note stands at the bottom of a page, below all else, and within the window") {
  Screen screen(1280, 800);
  View view;
  view.title = "Welcome";
  view.prompt = "Press Enter to continue";
  const Drawn without = screen.drawn(view);
  view.note = "For the experimenter: no code is set";
  const Drawn with = screen.drawn(view);
  CHECK(with.vertices > without.vertices);
  CHECK(with.high.y <= 800);
}

TEST_CASE("the fullest page of consent can be read, and its refusal touched, in every window") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "You hear short samples of speech and say how good each one is\n";
  const std::vector<std::string> pages = design::consent_pages(text);
  REQUIRE(pages.size() == 3);
  for (const auto& [width, height] : {std::pair{1280.0F, 800.0F}, {1024.0F, 600.0F}, {1280.0F, 720.0F}}) {
    CAPTURE(width, height);
    Screen screen(width, height, ui::fitting_scale(static_cast<int>(width), static_cast<int>(height), 0));
    View view = page_view("Press Enter if you agree", "Press R if you do not agree");
    view.title = "Before you begin";
    view.text = pages[0];
    bool agrees = false, declines = false;
    for (float y = 0; y < height; y += 8)
      for (const Press& press : screen.click(view, width / 2, y))
        (press.what == Press::What::again ? declines : agrees) = true;
    CHECK(agrees);
    CHECK(declines);
    const Drawn drawn = screen.drawn(view);
    CHECK(drawn.low.y >= 0);
    CHECK(drawn.high.y <= height);
    CHECK(tallest_text(screen) >= 290); // twelve lines of 16 pixels
  }
}
