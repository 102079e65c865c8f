#include "panel/screen.h"

#include <catch2/catch.hpp>
#include <set>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test;

TEST_CASE("two frames of one view are the same to the last vertex, those of two views are not") {
  Screen screen(1280, 800);
  std::set<std::size_t> hashes;
  const std::vector<View> views = {trial_view(false), trial_view(true), trial_view(true, 4), page_view()};
  for (const View& view : views) {
    screen.frame(view); // ImGui's first frame of a window is not yet drawn
    const Drawn drawn = screen.drawn(view);
    CHECK(drawn.vertices > 50); // a text is one rectangle
    CHECK(screen.drawn(view).hash == drawn.hash);
    hashes.insert(drawn.hash);
  }
  CHECK(hashes.size() == views.size());
}

namespace {

const std::string long_word(60, 'W');
const std::string long_text = "Diese Beschriftung ist viel länger als jede, die jemand für eine Schaltfläche "
                              "schreiben sollte, und hat ein "
                              "Donaudampfschifffahrtsgesellschaftskapitänspatent darin";

void make_long(View& view) {
  view.heading = long_text;
  view.choices = choices_of({long_text, long_word, "Ικανοποιητική ποιότητα ομιλίας", long_text, "Плохо"});
}

std::vector<View> all_views() {
  std::vector<View> views = {trial_view(true, 5, method::find("effort")->questions.front()),
                             trial_view(false),
                             trial_view(true),
                             trial_view(true, 5),
                             page_view(),
                             page_view("Press Enter to continue", "Press R to hear the tones again")};
  for (const std::string& text : {long_text, long_word}) {
    View trial = trial_view(true, 3);
    trial.title = text;
    trial.prompt = text;
    trial.block_name = text;
    trial.answered = 123456;
    trial.of = 1234567;
    views.push_back(trial);
    View page = page_view(text, text);
    page.title = text;
    for (int i = 0; i < 6; ++i) page.text += " " + text;
    page.sign = Sign::call;
    views.push_back(page);
  }
  View rest = page_view("");
  rest.sign = Sign::pause;
  rest.left = "59:59";
  for (int i = 0; i < 6; ++i) rest.text += "\n\n" + long_text;
  views.push_back(rest);
  View code = page_view("");
  code.asks_code = true;
  code.code_digits = 3;
  views.push_back(code);
  return views;
}

} // namespace

TEST_CASE("nothing is drawn outside the display and nothing is cut off, however long the words") {
  const auto size =
      GENERATE(ImVec2{1280, 800}, ImVec2{1024, 768}, ImVec2{1920, 1080}, ImVec2{800, 600}, ImVec2{1080, 1920},
               ImVec2{1024, 600}, ImVec2{1280, 720}, ImVec2{480, 320}, ImVec2{320, 240}, ImVec2{3000, 500});
  CAPTURE(size.x, size.y);
  Screen screen(size.x, size.y);
  for (View view : all_views())
    for (const bool long_scale : {false, true}) {
      if (long_scale) make_long(view);
      CAPTURE(view.title, view.heading);
      screen.resize(size.x, size.y);
      screen.frame(view);
      const Drawn drawn = screen.drawn(view);
      CHECK(drawn.low.x >= -1); // the soft edge of the background's rectangle
      CHECK(drawn.low.y >= -1);
      CHECK(drawn.high.x <= size.x + 1);
      CHECK(drawn.high.y <= size.y + 1);
      // what lies beyond the edge is left out by ImGui: with room enough there must be no more of it
      screen.resize(size.x * 6, size.y * 6);
      screen.frame(view);
      CHECK(screen.drawn(view).vertices == drawn.vertices);
    }
}
