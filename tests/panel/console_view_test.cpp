#include "panel/console_view.h"

#include "session/console.h"
#include "support/small_study.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::panel;
using session::LevelRefusal;
using session::LevelStep;

namespace {

struct Page {
  design::Plan plan = plan_for(test::small_design(), test::small_set(), "L01");
  design::Wording words = design::english_wording(plan.method);
  session::State state;

  Page() {
    state.phase = session::Ready{};
    state.progress = after(plan, session::begin(plan), session::Outcome::answered);
    open_console(state);
  }
  session::Console& console() { return *state.console; }
  View view() const { return view_of(plan, state, words, 0, std::nullopt); }
  View at(LevelStep step, std::string text = "") {
    console().page = session::ConsolePage::level;
    console().level.step = step;
    console().text = std::move(text);
    return view();
  }
};

} // namespace

TEST_CASE("the page of actions lists what can be done now, each with its digit, and how to get back") {
  Page page;
  const View view = page.view();
  const design::Wording& w = page.words;
  CHECK(view.title == w.code_title);
  CHECK(view.options ==
        std::vector<ActionLine>{
            {1, w.action_end}, {2, w.action_pause}, {3, w.action_note}, {4, w.action_repeat}});
  CHECK(view.second_prompt == w.press_back);
  CHECK(view.goes_back);
  page.state.paused = true;
  CHECK(page.view().options[1].text == w.action_go_on);
  page.state.phase = session::Welcome{};
  CHECK(page.view().options.back() == ActionLine{6, w.action_calibrate});
}

TEST_CASE("the page says that a note was stored, and that something could not be") {
  Page page;
  page.console().noted = true;
  CHECK(page.view().text == page.words.note_stored);
  page.console().noted = false;
  page.console().failed = true;
  CHECK(page.view().text == page.words.action_failed);
}

TEST_CASE("what sets votes aside is asked once more, with what becomes of them") {
  Page page;
  page.console().page = session::ConsolePage::confirm;
  page.console().asked = session::Action::repeat_block;
  CHECK(page.view().title == page.words.action_repeat);
  CHECK(page.view().text == page.words.repeat_text);
  CHECK(page.view().prompt == page.words.press_confirm);
  page.console().asked = session::Action::redo_practice;
  CHECK(page.view().title == page.words.action_practice);
  CHECK(page.view().text == page.words.redo_text);
}

TEST_CASE("a note is shown while it is typed, and an empty one too") {
  Page page;
  page.console().page = session::ConsolePage::note;
  CHECK(page.view().field == "");
  page.console().text = "coughs";
  CHECK(page.view().field == "coughs");
  CHECK(page.view().prompt == page.words.press_store);
}

TEST_CASE("each question on the level has its title, and each refusal its sentence") {
  Page page;
  const design::Wording& w = page.words;
  CHECK(page.at(LevelStep::listening).options.size() == 3);
  CHECK(page.at(LevelStep::listening).text == w.level_text);
  for (const auto& [step, title] :
       {std::pair{LevelStep::target, w.level_target}, std::pair{LevelStep::transducer, w.level_transducer},
        std::pair{LevelStep::coupler, w.level_coupler}, std::pair{LevelStep::meter, w.level_meter},
        std::pair{LevelStep::operator_name, w.level_operator},
        std::pair{LevelStep::reading, w.level_reading}}) {
    CHECK(page.at(step, "x").title == title);
    CHECK(page.at(step, "x").field == "x");
  }
  CHECK(page.at(LevelStep::tone).text == w.level_tone_text);
  page.at(LevelStep::reading);
  for (const auto& [why, text] :
       {std::pair{LevelRefusal::no_number, w.level_number}, std::pair{LevelRefusal::target, w.level_range},
        std::pair{LevelRefusal::too_low, w.level_low}, std::pair{LevelRefusal::too_high, w.level_high},
        std::pair{LevelRefusal::near_noise, w.level_noise}, std::pair{LevelRefusal::gain, w.level_gain},
        std::pair{LevelRefusal::clips, w.level_clips}, std::pair{LevelRefusal::fault, w.level_fault}}) {
    page.console().level.refused = why;
    CHECK(page.view().text == text);
  }
}

TEST_CASE("while the tone sounds the page says so, and nothing on it changes or can be pressed") {
  Page page;
  page.at(LevelStep::sounding);
  page.console().awaits = true;
  const View view = page.view();
  CHECK(view.sign == Sign::listening);
  CHECK(view.title == page.words.level_sounds);
  CHECK(view.prompt.empty());
  CHECK(view.second_prompt.empty());
  page.state.now_s += 10;
  CHECK(page.view() == view);
}

TEST_CASE("the level that was set is shown with its gain and until when it is valid") {
  Page page;
  page.at(LevelStep::done);
  page.console().level.level_db_spl = 73;
  page.console().level.gain_db = -1.5;
  page.console().level.expires_utc = "2026-11-29T08:05:09.123Z";
  for (const char* part : {"73 dB SPL", "-1.5 dB", "2026-11-29 08:05 UTC"})
    CHECK_THAT(page.view().text, Catch::Contains(part));
}

TEST_CASE("a page that waits for the store says so") {
  Page page;
  page.console().awaits = true;
  CHECK(page.view().title == page.words.preparing);
  CHECK(page.view().options.empty());
}

TEST_CASE("every page says that keys go to another window, but for a sound, whose picture stays as it is") {
  using namespace session;
  Page page;
  const Heard heard{{}, 1, 0};
  const Phase phases[] = {Loading{},    Welcome{},     Instructions{}, BeforeCheck{}, Checking{},
                          AfterCheck{}, Verifying{},   Ready{},        Starting{},    Playing{},
                          heard,        Voting{heard}, Resting{},      Rested{},      Finishing{},
                          Thanks{},     Halted{},      MainBegins{},   Consenting{},  Declined{}};
  const std::string& told = page.words.focus_lost;
  for (const Phase& phase : phases) {
    CAPTURE(phase.index());
    State here = page.state;
    here.phase = phase;
    here.console.reset();
    State away = here;
    away.has_focus = false;
    for (const auto& code : {std::optional<std::string>(), std::optional<std::string>("12")}) {
      const View seen = view_of(page.plan, here, page.words, 0, code);
      const View view = view_of(page.plan, away, page.words, 0, code);
      const bool tells = view.title == told || view.note == told;
      CHECK(tells == (code.has_value() || !sounds(phase)));
      CHECK((seen == view) == !tells);
    }
    away.console.emplace();
    CHECK(view_of(page.plan, away, page.words, 0, std::nullopt).note == told);
  }
}

TEST_CASE("a pause asks the listener to wait, and takes no key to go on") {
  Page page;
  page.state.console.reset();
  page.state.paused = true;
  const View view = page.view();
  CHECK(view.title == page.words.paused_title);
  CHECK(view.text == page.words.paused_text);
  CHECK(view.prompt.empty());
  CHECK_FALSE(view.is_trial);
}
