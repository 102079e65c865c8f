#include "panel/draw.h"
#include "panel/screen.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::panel;
using panel::test::Screen;

namespace {

View actions_view() {
  View view;
  view.title = "Experimenter";
  view.text = "The note is stored.";
  for (int key = 1; key <= 6; ++key) view.options.push_back({key, "An action that is told in some words"});
  view.second_prompt = "Esc: back";
  view.goes_back = true;
  return view;
}

View note_view(std::string typed) {
  View view;
  view.title = "A note on this session";
  view.prompt = "Press Enter to store";
  view.field = std::move(typed);
  view.second_prompt = "Esc: back";
  view.goes_back = true;
  return view;
}

} // namespace

TEST_CASE("one tap chooses an action, and every one of them is at least 96 by 64 px") {
  Screen screen(1280, 720);
  std::map<int, std::pair<float, float>> rows; // by key, top and bottom
  bool back = false;
  for (float y = 0; y < 720; y += 4)
    for (const Press& press : screen.click(actions_view(), 640, y)) {
      if (press.what == Press::What::option) {
        const auto found = rows.try_emplace(press.vote.value(), y, y).first;
        found->second.second = y;
      }
      back |= press.what == Press::What::back;
    }
  REQUIRE(rows.size() == 6);
  for (const auto& [key, row] : rows) CHECK(row.second - row.first >= 64 - 2 * 4); // found in steps of 4 px
  CHECK(back);
  for (const float x : {640.0F - 48, 640.0F + 48})
    CHECK(screen.click(actions_view(), x, rows.at(1).first + 20).size() == 1);
}

TEST_CASE("whatever is typed stays within the window, and the next letter is another picture") {
  for (const auto& [width, height] :
       {std::pair{1280.0F, 720.0F}, std::pair{1024.0F, 600.0F}, std::pair{3840.0F, 2160.0F}}) {
    Screen screen(width, height);
    for (const std::string& typed : {std::string(), std::string("coughs"), std::string(2000, 'w')}) {
      const auto drawn = screen.drawn(note_view(typed));
      CHECK(drawn.low.x >= 0);
      CHECK(drawn.low.y >= 0);
      CHECK(drawn.high.x <= width);
      CHECK(drawn.high.y <= height);
    }
    CHECK(screen.drawn(note_view("a")).hash != screen.drawn(note_view("ab")).hash);
  }
}

TEST_CASE("on a page that is typed, a tap stores or goes back and nothing else") {
  Screen screen(1280, 720);
  std::vector<Press::What> found;
  for (float y = 0; y < 720; y += 8)
    for (const Press& press : screen.click(note_view("a"), 640, y))
      if (found.empty() || found.back() != press.what) found.push_back(press.what);
  CHECK(found == std::vector<Press::What>{Press::What::go_on, Press::What::back});
}
