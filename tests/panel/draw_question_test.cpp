#include "panel/screen.h"
#include "panel/view_question.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test;

namespace {

View question(std::vector<std::string> labels, std::string typed = {}) {
  View out;
  out.is_question = true;
  out.heading = "When did you last take part in a test of any kind that asked for your opinion?";
  out.text = "Press a number, or touch an answer.";
  if (labels.empty()) out.field = std::move(typed);
  out.scale_open = true;
  out.prompt = "Press Enter to continue";
  for (const std::string& label : labels)
    out.choices.push_back({static_cast<int>(out.choices.size()) + 1, label});
  if (labels.empty()) out.second_prompt = "Never";
  return out;
}

std::vector<std::string> many_labels() { return {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}; }

} // namespace

TEST_CASE("each label and the prompt of a question can be touched, and nothing lies outside the window") {
  for (const auto& [width, height] : {std::pair{1280.0F, 800.0F}, {1024.0F, 600.0F}, {3840.0F, 2160.0F}}) {
    CAPTURE(width, height);
    Screen screen(width, height);
    std::set<int> votes;
    bool goes_on = false;
    const View shown = question(many_labels());
    for (float y = 0; y < height; y += height / 160)
      for (const Press& press : screen.click(shown, width / 2, y)) {
        if (press.what == Press::What::vote) votes.insert(press.vote.value_or(-1));
        goes_on = goes_on || press.what == Press::What::go_on;
      }
    CHECK(votes == std::set{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    CHECK(goes_on);
    for (const View& each : {shown, question({}, "2026-03"), question({}, std::string(200, 'm'))}) {
      const Drawn drawn = screen.drawn(each);
      CHECK(drawn.low.x >= 0);
      CHECK(drawn.low.y >= 0);
      CHECK(drawn.high.x <= width);
      CHECK(drawn.high.y <= height);
    }
  }
}

TEST_CASE("\"never\" can be touched on the page of a date, and what is typed changes the picture") {
  Screen screen(1280, 800);
  const View date = question({});
  std::set<std::optional<int>> votes;
  for (float y = 0; y < 800; y += 8)
    for (const Press& press : screen.click(date, 640, y))
      if (press.what == Press::What::vote) votes.insert(press.vote);
  CHECK(votes == std::set<std::optional<int>>{0});
  screen.frame(date);
  const Drawn empty = screen.drawn(date);
  screen.frame(question({}, "2026"));
  CHECK(screen.drawn(question({}, "2026")).hash != empty.hash);
}
