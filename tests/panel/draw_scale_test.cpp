#include "panel/screen.h"
#include "panel/text.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test;

TEST_CASE("each of the five buttons gives its vote, the best on top") {
  Screen screen(1280, 800);
  const auto found = buttons(screen, 1280, 800, 4);
  REQUIRE(found.size() == 5);
  for (int vote = 1; vote < 5; ++vote) CHECK(found.at(vote).first > found.at(vote + 1).second);
  for (const auto& [vote, place] : found) {
    CAPTURE(vote);
    const auto presses = screen.click(trial_view(true), 640, (place.first + place.second) / 2);
    CHECK(presses == std::vector<Press>{{Press::What::vote, vote}});
  }
}

TEST_CASE("buttons are at least 96 by 64 pixels at scale 1, their labels at least 24") {
  Screen screen(1280, 800);
  for (const auto& [vote, place] : buttons(screen, 1280, 800, 4)) {
    CAPTURE(vote);
    CHECK(place.second - place.first >= 64);
    const float middle = (place.first + place.second) / 2;
    const Votes across = votes_along(screen, trial_view(true), 0, middle, 16, 0, 80);
    CHECK(std::count(across.begin(), across.end(), vote) * 16 >= 96);
  }
  CHECK(screen.fonts().label.size_px >= 24);
}

TEST_CASE("while the scale is closed no place of the screen takes a vote") {
  Screen screen(1280, 800);
  View confirmed = trial_view(true, 4);
  confirmed.scale_open = false; // being saved
  for (const View& view : {trial_view(false), confirmed}) {
    const Votes votes = votes_along(screen, view, 640, 0, 0, 16, 50);
    CHECK(votes == Votes(50, 0));
  }
}

TEST_CASE("a press that began while the scale was closed is no vote when it ends on an open one beside it") {
  Screen screen(1280, 800);
  const auto found = buttons(screen, 1280, 800, 8);
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos = {640, found.at(5).first + 20};
  screen.frame(trial_view(false));
  io.MouseDown[0] = true;
  screen.frame(trial_view(false));
  io.MousePos = {640, found.at(4).first + 20};
  screen.frame(trial_view(true));
  io.MouseDown[0] = false;
  CHECK(screen.frame(trial_view(true)) == std::nullopt);
  CHECK(screen.frame(trial_view(true)) == std::nullopt);
}

TEST_CASE("the heading is stronger than the labels of the scale") {
  Screen screen(1280, 800);
  CHECK(screen.fonts().heading.size_px > screen.fonts().label.size_px);
  CHECK(screen.fonts().label.size_px >= 24);
}

TEST_CASE("the labels of every method stand on their buttons at full size in a window of 1280x800") {
  Screen screen(1280, 800);
  for (const method::Method& method : method::methods())
    for (const method::Question& question : method.questions) {
      CAPTURE(method.id);
      const ui::Fonts& fonts = screen.fonts();
      for (const std::string& label : question.labels) {
        const Fitted text = fitted(fonts.label, label, 1280 - 120 - 200, 62); // the widest button's room
        CHECK(text.lines == 1);
        CHECK(text.size == fonts.label.size_px);
      }
      screen.frame(trial_view(true, {}, question));
      CHECK(screen.drawn(trial_view(true, {}, question)).vertices > 100);
    }
}

TEST_CASE("a scale is as high as its heading, its buttons and what is between them") {
  View view = trial_view(true);
  CHECK(scale_height(view) == 60 + 5 * 70 + 4 * 10);
  view.choices.resize(2);
  CHECK(scale_height(view) == 60 + 2 * 70 + 10);
}

TEST_CASE("the chosen category is drawn otherwise than the others, and none where none is chosen") {
  Screen screen(1280, 800);
  std::set<std::size_t> hashes;
  for (const std::optional<int> chosen : {std::optional<int>(), std::optional(3), std::optional(4)}) {
    screen.frame(trial_view(true, chosen));
    hashes.insert(screen.drawn(trial_view(true, chosen)).hash);
  }
  CHECK(hashes.size() == 3);
}

TEST_CASE("a scale that is read from right to left is the mirror of one that is not: digit and label at the "
          "right") {
  Screen screen(1280, 800);
  const auto text_middles =
      [&](const View& view) { // of each picture of text: their texture is not the font's
        std::vector<float> out;
        screen.frame(view);
        screen.frame(view);
        const ImDrawData& data = *ImGui::GetDrawData();
        for (int i = 0; i < data.CmdListsCount; ++i)
          for (const ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
            if (command.TextureId == nullptr) continue;
            float low = 1e9F, high = -1e9F;
            for (unsigned k = 0; k < command.ElemCount; ++k) {
              const auto vertex = data.CmdLists[i]->IdxBuffer[static_cast<int>(command.IdxOffset + k)];
              const float x = data.CmdLists[i]->VtxBuffer[static_cast<int>(command.VtxOffset) + vertex].pos.x;
              low = std::min(low, x), high = std::max(high, x);
            }
            if (high - low < 40) out.push_back((low + high) / 2); // a digit
          }
        return out;
      };
  View arabic = trial_view(true);
  arabic.heading = "جودة الكلام";
  arabic.choices = choices_of({"ممتاز", "جيد", "مقبول", "ضعيف", "سيئ"});
  int left = 0, right = 0;
  for (const float x : text_middles(trial_view(true))) left += x < 640 ? 1 : 0;
  for (const float x : text_middles(arabic)) right += x > 640 ? 1 : 0;
  CHECK(left >= 5);
  CHECK(right >= 5);
}

TEST_CASE("eleven categories and \"cannot tell\" take the free room of the window, and stay high enough for "
          "a finger") {
  struct Row {
    int categories;
    bool cannot_tell;
    float width, height, least;
  };
  for (const Row& row : {Row{8, false, 1280, 800, 48},
                         {9, false, 1280, 800, 48},
                         {10, false, 1280, 800, 48},
                         {11, false, 1280, 800, 48},
                         {11, true, 1280, 800, 46},
                         {11, false, 1024, 600, 35}}) {
    CAPTURE(row.categories, row.cannot_tell, row.height);
    Screen screen(row.width, row.height);
    View view = trial_view(true);
    view.prompt = "Press Enter to confirm";
    view.second_prompt = "Press R to hear it again";
    view.choices.clear();
    for (int value = row.categories; value >= 1; --value)
      view.choices.push_back({value, std::to_string(value)});
    if (row.cannot_tell) view.choices.push_back({std::nullopt, "Cannot tell"});
    std::map<int, int> heights;
    std::set<Press::What> prompts;
    for (float y = 0; y < row.height; ++y)
      for (const Press& press : screen.click(view, row.width / 2 - 100, y))
        if (press.what == Press::What::vote) ++heights[press.vote.value_or(-1)];
    for (float x = 0; x < row.width; x += 20)
      for (float y = 70; y < row.height / 2; y += 20)
        for (const Press& press : screen.click(view, x, y))
          if (press.what != Press::What::vote) prompts.insert(press.what);
    CHECK(heights.size() == view.choices.size());
    for (const auto& [value, height] : heights) CHECK(static_cast<float>(height) >= row.least - 1);
    CHECK(prompts == std::set{Press::What::go_on, Press::What::again});
    const Drawn drawn = screen.drawn(view);
    CHECK(drawn.high.y <= row.height);
    CHECK(drawn.high.x <= row.width);
  }
}
