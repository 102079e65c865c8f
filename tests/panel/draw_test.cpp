#include "method/methods.h"
#include "panel/draw.h"
#include "panel/text.h"
#include "ui/window.h"

#include <catch2/catch.hpp>
#include <imgui.h>
#include <map>
#include <set>
#include <string_view>

using namespace quietroom;
using namespace quietroom::panel;

namespace {

struct Drawn {
  std::size_t hash = 0;
  int vertices = 0;
  ImVec2 low{1e9F, 1e9F};
  ImVec2 high{-1e9F, -1e9F};
};

/// ImGui without a window: frames are drawn into vertices, the mouse is where the test says.
class Screen {
public:
  Screen(float width, float height, float scale) : m_context(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    m_fonts = ui::load_fonts(*io.Fonts, scale);
    resize(width, height);
  }
  /// As large as ui::Window would make it in a window of this size.
  Screen(float width, float height)
      : Screen(width, height, ui::scale_of(static_cast<int>(width), static_cast<int>(height), 0)) {}
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  ~Screen() { ImGui::DestroyContext(m_context); }

  void resize(float width, float height) { ImGui::GetIO().DisplaySize = {width, height}; }

  std::optional<Press> frame(const View& view) {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    const auto press = draw(view, m_fonts);
    ImGui::Render();
    return press;
  }

  /// Mouse down and up again at a place, frame by frame; what was pressed by it.
  std::vector<Press> click(const View& view, float x, float y) {
    std::vector<Press> out;
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {x, y};
    for (const bool down : {false, true, false, false}) {
      io.MouseDown[0] = down;
      if (const auto press = frame(view)) out.push_back(*press);
    }
    return out;
  }

  Drawn drawn(const View& view) {
    frame(view);
    Drawn out;
    const ImDrawData& data = *ImGui::GetDrawData();
    for (int i = 0; i < data.CmdListsCount; ++i) {
      const auto& vertices = data.CmdLists[i]->VtxBuffer;
      const auto* bytes = reinterpret_cast<const char*>(vertices.Data);
      const auto size = static_cast<std::size_t>(vertices.Size) * sizeof(ImDrawVert);
      out.hash = out.hash * 31 + std::hash<std::string_view>()({bytes, size});
      for (const ImDrawVert& vertex : vertices) {
        out.low = {std::min(out.low.x, vertex.pos.x), std::min(out.low.y, vertex.pos.y)};
        out.high = {std::max(out.high.x, vertex.pos.x), std::max(out.high.y, vertex.pos.y)};
      }
    }
    out.vertices = data.TotalVtxCount;
    return out;
  }

  const ui::Fonts& fonts() const { return m_fonts; }

private:
  ImGuiContext* m_context;
  ui::Fonts m_fonts;
};

const method::Method& acr = method::methods().front();

std::vector<Choice> choices_of(const std::vector<std::string>& labels) {
  std::vector<Choice> out;
  for (const std::string& label : labels)
    out.push_back({static_cast<int>(labels.size() - out.size()), label});
  return out;
}

View trial_view(bool open, std::optional<int> chosen = {},
                const method::Question& question = acr.questions.front()) {
  View view;
  view.is_trial = true;
  view.sign = open ? Sign::vote : Sign::listening;
  view.title = open ? "Vote now" : "Listening";
  view.block_name = "Rating";
  view.answered = 3;
  view.of = 12;
  view.scale_open = open;
  view.chosen = chosen;
  view.heading = question.heading;
  view.choices = choices_of(question.labels);
  return view;
}

View page_view(std::string prompt = "Press Enter to continue", std::string second = "") {
  View view;
  view.title = "Sound check";
  view.text = acr.instructions_text;
  view.prompt = std::move(prompt);
  view.second_prompt = std::move(second);
  return view;
}

using Votes = std::vector<int>;

/// The vote at each of these places, 0 where there is none.
Votes votes_along(Screen& screen, const View& view, float x, float y, float step_x, float step_y, int steps) {
  Votes out;
  for (int i = 0; i < steps; ++i) {
    const auto f = static_cast<float>(i);
    const auto presses = screen.click(view, x + step_x * f, y + step_y * f);
    out.push_back(presses.empty() ? 0 : presses.front().vote);
  }
  return out;
}

/// Top and bottom of each button, found by clicking down the middle of the screen.
std::map<int, std::pair<float, float>> buttons(Screen& screen, float width, float height, float step) {
  std::map<int, std::pair<float, float>> out;
  const Votes votes =
      votes_along(screen, trial_view(true), width / 2, 0, 0, step, static_cast<int>(height / step));
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (votes[i] == 0) continue;
    const float y = static_cast<float>(i) * step;
    const auto found = out.try_emplace(votes[i], y, y).first;
    found->second.second = y;
  }
  return out;
}

} // namespace

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
  CHECK(screen.fonts().label->FontSize >= 24);
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

TEST_CASE("the prompt goes on and the second prompt plays the tones again") {
  Screen screen(1280, 800);
  const View view = page_view("Press Enter to continue", "Press R to hear the tones again");
  std::set<Press::What> found;
  for (float y = 0; y < 800; y += 16)
    for (const Press& press : screen.click(view, 640, y)) found.insert(press.what);
  CHECK(found == std::set{Press::What::go_on, Press::What::again});
  View ready = trial_view(false);
  ready.prompt = "Press Enter to listen";
  std::vector<Press> presses;
  for (float y = 0; y < 800; y += 16)
    for (const Press& press : screen.click(ready, 640, y)) presses.push_back(press);
  REQUIRE_FALSE(presses.empty());
  for (const Press& press : presses) CHECK(press == Press{Press::What::go_on, 0});
}

TEST_CASE("a page without a prompt has nothing to press") {
  Screen screen(1280, 800);
  for (float y = 0; y < 800; y += 16) CHECK(screen.click(page_view(""), 640, y).empty());
}

TEST_CASE("two frames of one view are the same to the last vertex, those of two views are not") {
  Screen screen(1280, 800);
  std::set<std::size_t> hashes;
  const std::vector<View> views = {trial_view(false), trial_view(true), trial_view(true, 4), page_view()};
  for (const View& view : views) {
    screen.frame(view); // ImGui's first frame of a window is not yet drawn
    const Drawn drawn = screen.drawn(view);
    CHECK(drawn.vertices > 100);
    CHECK(screen.drawn(view).hash == drawn.hash);
    hashes.insert(drawn.hash);
  }
  CHECK(hashes.size() == views.size());
}

TEST_CASE("a line break of the author's ends a line, and two of them leave one empty") {
  Screen screen(1280, 800);
  const auto lines = [&](std::string_view text) { return fitted(screen.fonts().body, text, 800, 800).lines; };
  using Lines = std::vector<std::string_view>;
  CHECK(lines("first\nsecond") == Lines{"first", "second"});
  CHECK(lines("first\r\n\nthird") == Lines{"first", "", "third"});
  CHECK(lines("\nsecond") == Lines{"", "second"});
  CHECK(lines("last\n") == Lines{"last"});
  CHECK(fitted(screen.fonts().body, "a\nb\nc", 800, 800).height > 2.9F * 28);
  // however narrow, no letter is broken into its bytes
  for (const std::string_view line : fitted(screen.fonts().body, "Łódź", 4, 800).lines) CHECK(line != "\xC5");
}

TEST_CASE("the heading is stronger than the labels of the scale") {
  Screen screen(1280, 800);
  CHECK(screen.fonts().heading->FontSize > screen.fonts().label->FontSize);
  CHECK(screen.fonts().label->FontSize >= 24);
}

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

TEST_CASE("the labels of every method stand on their buttons at full size in a window of 1280x800") {
  Screen screen(1280, 800);
  for (const method::Method& method : method::methods())
    for (const method::Question& question : method.questions) {
      CAPTURE(method.id);
      const ui::Fonts& fonts = screen.fonts();
      for (const std::string& label : question.labels) {
        const Fitted text = fitted(fonts.label, label, 1280 - 120 - 200, 62); // the widest button's room
        CHECK(text.lines.size() == 1);
        CHECK(text.size == fonts.label->FontSize);
      }
      screen.frame(trial_view(true, {}, question));
      CHECK(screen.drawn(trial_view(true, {}, question)).vertices > 100);
    }
}
