#include "session/console.h"
#include "session/desk.h"

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;

namespace {

/// On the page of the level, at its first question. `last`: the answers of the calibration before.
Desk at_level(const LevelAnswers& last = {}) {
  Desk desk(plan());
  desk.on(BlockLoaded{});
  desk.to_actions();
  desk.press(6);
  REQUIRE(desk.asked<ReadLevel>());
  desk.on(LevelRead{last});
  return desk;
}

void enter(Desk& desk, const std::string& text) {
  desk.type(text);
  desk.on(GoOn{});
}

/// All answers up to the reading of the meter.
void to_reading(Desk& desk) {
  desk.press(2);
  for (const char* answer : {"HD 650 no. 3", "IEC 60318-1", "XL2 no. 12", "ann"}) enter(desk, answer);
  desk.on(GoOn{});
  desk.on(ToneEnded{});
}

LevelStep step(const Desk& desk) { return desk.state.console->level.step; }

} // namespace

TEST_CASE(
    "the level is set by its questions, the tone and the reading, and the sitting begins anew with it") {
  Desk desk = at_level();
  CHECK(names(desk.said).back() == "ready calibration");
  to_reading(desk);
  CHECK(desk.asked<PlayTone>());
  CHECK(step(desk) == LevelStep::reading);
  enter(desk, "74.5");
  REQUIRE(desk.asked<StoreLevel>());
  CHECK(desk.asked<StoreLevel>()->answers ==
        LevelAnswers{"diotic", "73", "HD 650 no. 3", "IEC 60318-1", "XL2 no. 12", "ann", "74.5"});
  desk.on(LevelStored{-1.5, 73, "2026-11-28T09:00:00.000Z"});
  CHECK(step(desk) == LevelStep::done);
  CHECK(desk.state.console->level.gain_db == -1.5);
  CHECK(is<Loading>(desk.state.phase)); // what was loaded has the gain of before
  desk.on(BlockLoaded{});
  desk.on(GoOn{});
  CHECK_FALSE(desk.state.console);
  CHECK(is<Welcome>(desk.state.phase));
  CHECK(names(desk.said).back() == "ready welcome");
}

TEST_CASE("the answers of the last calibration stand there already, but never its reading") {
  Desk desk = at_level({"monaural", "79", "HD 650 no. 3", "IEC 60318-1", "XL2", "ann", "70"});
  desk.press(1);
  CHECK(desk.state.console->text == "HD 650 no. 3");
  for (int i = 0; i < 4; ++i) desk.on(GoOn{});
  CHECK(step(desk) == LevelStep::tone);
  desk.on(GoOn{});
  desk.on(ToneEnded{});
  CHECK(desk.state.console->text.empty());
}

TEST_CASE("another level than the two customary ones is typed, and a word, a comma or a far one is refused") {
  Desk desk = at_level();
  desk.press(3);
  CHECK(step(desk) == LevelStep::target);
  for (const auto& [typed, why] :
       {std::pair{"loud", LevelRefusal::no_number}, std::pair{"70,5", LevelRefusal::no_number},
        std::pair{"39.9", LevelRefusal::target}, std::pair{"100.1", LevelRefusal::target}}) {
    CAPTURE(typed);
    enter(desk, typed);
    CHECK(step(desk) == LevelStep::target);
    CHECK(desk.state.console->level.refused == why);
    while (!desk.state.console->text.empty()) desk.on(Backspace{});
  }
  enter(desk, "70.5");
  CHECK(step(desk) == LevelStep::transducer);
  CHECK(desk.state.console->level.answers.target_db_spl == "70.5");
  CHECK_FALSE(desk.state.console->level.refused);
}

TEST_CASE("a blank answer is none, and Esc goes back question by question to the page of actions") {
  Desk desk = at_level();
  desk.press(2);
  enter(desk, "  ");
  CHECK(step(desk) == LevelStep::transducer);
  enter(desk, "HD 650");
  desk.on(Escape{});
  CHECK(step(desk) == LevelStep::transducer);
  CHECK(desk.state.console->text == "HD 650");
  desk.on(Escape{});
  CHECK(step(desk) == LevelStep::listening); // the level was not typed
  desk.on(Escape{});
  CHECK(desk.state.console->page == ConsolePage::actions);
  CHECK_FALSE(desk.asked<StoreLevel>());
}

TEST_CASE("while the tone sounds no key counts, and a fault plays it again instead of asking for a reading") {
  Desk desk = at_level();
  desk.press(1);
  for (int i = 0; i < 4; ++i) enter(desk, "a");
  desk.on(GoOn{});
  desk.on(Escape{}), desk.on(GoOn{}), desk.type("70");
  CHECK(step(desk) == LevelStep::sounding);
  CHECK_FALSE(next_deadline_s(desk.state));
  desk.on(ToneEnded{Reason::underrun});
  CHECK(step(desk) == LevelStep::tone);
  CHECK(desk.state.console->level.refused == LevelRefusal::fault);
}

TEST_CASE("a reading that is refused is asked for again, and one that cannot be stored says so") {
  Desk desk = at_level();
  to_reading(desk);
  enter(desk, "20");
  desk.on(LevelRefused{LevelRefusal::too_low, "too low"});
  CHECK(step(desk) == LevelStep::reading);
  CHECK(desk.state.console->level.refused == LevelRefusal::too_low);
  CHECK(desk.asked<Tell>()->sentence == "too low");
  desk.on(GoOn{});
  desk.on(NotActed{"The disk is full."});
  CHECK(step(desk) == LevelStep::reading);
  CHECK(desk.state.console->failed);
  CHECK(is<Welcome>(desk.state.phase));
}

TEST_CASE("a device that goes away under the tone halts the session, as under the tones of the sound check") {
  Desk desk = at_level();
  desk.press(1);
  for (int i = 0; i < 4; ++i) enter(desk, "a");
  desk.on(GoOn{});
  desk.on(AudioFailed{"The device went away."});
  CHECK_FALSE(desk.state.console);
  CHECK(is<Halted>(desk.state.phase));
  desk.on(GoOn{});
  desk.on(BlockLoaded{});
  CHECK(is<Welcome>(desk.state.phase));
}
