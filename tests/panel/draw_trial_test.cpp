#include "panel/screen.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test;

TEST_CASE("the scale does not move between the states of a trial") {
  Screen screen(1280, 800);
  View ready = trial_view(false);
  ready.prompt = "Press Enter to listen";
  screen.frame(ready);
  // the buttons are outlined alike in all; where they stand is where the lowest thing on the screen ends
  const float bottom = screen.drawn(ready).high.y;
  for (const View& view : {trial_view(false), trial_view(true), trial_view(true, 2)})
    CHECK(std::abs(screen.drawn(view).high.y - bottom) < 1); // outlines differ in thickness
}

TEST_CASE("a trial's prompt takes a press anywhere on it, and a trial without one takes none") {
  Screen screen(1280, 800);
  View ready = trial_view(false);
  ready.prompt = "Press Enter to listen";
  std::vector<Press> presses;
  for (float y = 0; y < 800; y += 16)
    for (const Press& press : screen.click(ready, 640, y)) presses.push_back(press);
  REQUIRE_FALSE(presses.empty());
  for (const Press& press : presses) CHECK(press == Press{Press::What::go_on, 0});
}

TEST_CASE("progress is a line that grows with the answered trials, and none before the first") {
  Screen screen(1280, 800);
  View view = trial_view(false);
  view.block_name.clear();
  view.of = 9; // one digit each, so that the numbers are as many letters in all
  const auto drawn = [&](int answered) {
    view.answered = answered;
    screen.frame(view);
    return screen.drawn(view);
  };
  const Drawn none = drawn(0), one = drawn(1), two = drawn(2);
  CHECK(one.vertices > none.vertices);
  CHECK(two.vertices == one.vertices);
  CHECK(two.hash != one.hash);
  view.of = 0; // a block without trials divides nothing
  CHECK(drawn(0).vertices == none.vertices);
}

TEST_CASE("the words of a trial are as clear as its sign: each state draws others") {
  Screen screen(1280, 800);
  View vote = trial_view(true), listening = trial_view(true);
  listening.sign = Sign::listening;
  screen.frame(vote);
  const Drawn a = screen.drawn(vote);
  screen.frame(listening);
  CHECK(screen.drawn(listening).hash != a.hash);
}
