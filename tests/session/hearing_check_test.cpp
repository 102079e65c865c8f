#include "session/hearing_check.h"

#include "session/desk.h"

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;

namespace {

Desk desk_with(design::SoundCheck check) {
  auto p = plan();
  p.check = check;
  Desk desk(p);
  desk.on(BlockLoaded{});
  for (int i = 0; i < 3; ++i) desk.on(GoOn{}); // welcome, instructions, before the tones
  return desk;
}

CheckTone sounding(const Desk& desk) { return std::get<PlayCheck>(desk.effects.back()).tone; }

/// Says after a tone on which side it was, or the other one.
void say_side(Desk& desk, bool rightly) {
  const bool left = (sounding(desk) == CheckTone::left) == rightly;
  desk.on(CheckEnded{});
  desk.on(Move{left ? -1 : 1, desk.now_s, true});
}

StoreCheck stored(const Desk& desk) { return std::get<StoreCheck>(desk.effects.back()); }

} // namespace

TEST_CASE("a listener says on which side each of two tones was, then that all is comfortable, and the trials "
          "come") {
  Desk desk = desk_with(design::SoundCheck::sides);
  const CheckTone first = sounding(desk);
  say_side(desk, true);
  CHECK(stored(desk).passed);
  desk.commit();
  CHECK(sounding(desk) != first); // one of each side
  say_side(desk, true);
  desk.commit();
  CHECK(desk.said.back().screen == Screen::comfort);
  desk.on(GoOn{});
  CHECK(stored(desk).question == CheckQuestion::comfort);
  desk.commit();
  CHECK(names(desk.said) == std::vector<std::string>{"ready welcome", "ready instructions", "ready check",
                                                     "ready side", "ready side", "ready comfort",
                                                     "ready trial"});
}

TEST_CASE("the order of the sides is drawn for each round and each listener") {
  auto p = plan();
  p.check = design::SoundCheck::sides;
  int left_first = 0;
  for (int round = 0; round < 100; ++round) {
    const CheckTone first = check_tone(p, {round, 0, 0});
    CHECK(first != check_tone(p, {round, 1, 0}));
    if (first == CheckTone::left) ++left_first;
  }
  CHECK(left_first > 30); // of 100 draws: five standard deviations would be 25
  CHECK(left_first < 70);
}

TEST_CASE("a wrong side is stored, and the check begins again; twice wrong, the operator is called") {
  Desk desk = desk_with(design::SoundCheck::sides);
  say_side(desk, false);
  CHECK_FALSE(stored(desk).passed);
  CHECK(stored(desk).answer !=
        (stored(desk).heard == CheckTone::left ? CheckAnswer::left : CheckAnswer::right));
  desk.commit();
  CHECK(is<BeforeCheck>(desk.state.phase));
  desk.on(GoOn{});
  say_side(desk, false);
  CHECK_FALSE(stored(desk).passed);
  desk.commit();
  REQUIRE(is<Halted>(desk.state.phase));
  CHECK(desk.said[desk.said.size() - 2].reason == Reason::check);
  CHECK(desk.opened_rows == 0);
}

TEST_CASE("from a failed check only the code leads on, to a new check and not out of the session") {
  Desk desk = desk_with(design::SoundCheck::sides);
  for (int i = 0; i < 2; ++i) {
    say_side(desk, false);
    desk.commit();
    if (i == 0) desk.on(GoOn{});
  }
  desk.on(GoOn{});
  REQUIRE(desk.state.code);
  CHECK(desk.state.code->lets_on);
  desk.on(Digit{4, desk.now_s});
  desk.on(GoOn{});
  CHECK(desk.entered == std::vector<std::string>{"4"});
  desk.on(CodeChecked{CodeVerdict::wrong});
  CHECK(is<Halted>(desk.state.phase));
  desk.on(Digit{7, desk.now_s});
  desk.on(GoOn{});
  desk.on(CodeChecked{CodeVerdict::right});
  CHECK_FALSE(desk.state.code);
  CHECK(is<BeforeCheck>(desk.state.phase));
  CHECK(desk.state.check.failed == 0);
  desk.on(GoOn{});
  say_side(desk, true);
  desk.commit();
  CHECK(is<Checking>(desk.state.phase));
}

TEST_CASE("Esc and the code open the page of actions also where the check was failed") {
  Desk desk = desk_with(design::SoundCheck::audible);
  for (int i = 0; i < 2; ++i) {
    desk.on(CheckEnded{});
    desk.on(HearAgain{desk.now_s});
    desk.commit();
    if (i == 0) desk.on(GoOn{});
  }
  REQUIRE(is<Halted>(desk.state.phase));
  desk.on(Escape{});
  desk.on(Digit{7, desk.now_s});
  desk.on(GoOn{});
  desk.on(CodeChecked{CodeVerdict::right});
  CHECK(desk.state.console);
  desk.on(Digit{1, desk.now_s});
  desk.on(Acted{});
  CHECK(is<Closed>(desk.state.phase));
}

TEST_CASE("a tone is heard again on request, and keys that mean no side are no answer") {
  Desk desk = desk_with(design::SoundCheck::sides);
  const CheckTone first = sounding(desk);
  desk.on(CheckEnded{});
  for (const Event& key : {Event(GoOn{desk.now_s}), Event(Digit{1, desk.now_s}), Event(Move{1, desk.now_s})})
    desk.on(key);
  CHECK(is<AskCheck>(desk.state.phase));
  desk.on(HearAgain{desk.now_s});
  CHECK(is<Checking>(desk.state.phase));
  CHECK(sounding(desk) == first);
}

TEST_CASE("where both ears hear the same, the listener says whether they heard it") {
  Desk desk = desk_with(design::SoundCheck::audible);
  CHECK(sounding(desk) == CheckTone::both);
  desk.on(CheckEnded{});
  CHECK(desk.said.back().screen == Screen::audible);
  desk.on(HearAgain{desk.now_s});
  CHECK(stored(desk).answer == CheckAnswer::no);
  CHECK_FALSE(stored(desk).passed);
  desk.commit();
  desk.on(GoOn{});
  desk.on(CheckEnded{});
  desk.on(GoOn{});
  CHECK(stored(desk).passed);
  desk.commit();
  CHECK(desk.said.back().screen == Screen::comfort);
}

TEST_CASE("a listener who is not comfortable calls the operator at once") {
  Desk desk = desk_with(design::SoundCheck::audible);
  desk.on(CheckEnded{});
  desk.on(GoOn{});
  desk.commit();
  desk.on(HearAgain{desk.now_s});
  CHECK(stored(desk).question == CheckQuestion::comfort);
  desk.commit();
  CHECK(std::get<Halted>(desk.state.phase).reason == Reason::check);
}

TEST_CASE("an answer that could not be stored calls the experimenter, and Enter stores it") {
  Desk desk = desk_with(design::SoundCheck::audible);
  desk.on(CheckEnded{});
  desk.on(GoOn{});
  desk.on(NotCommitted{"the disk is full"});
  REQUIRE(is<Halted>(desk.state.phase));
  desk.effects.clear();
  desk.on(GoOn{});
  CHECK(stored(desk).passed);
  desk.commit();
  CHECK(desk.said.back().screen == Screen::comfort);
}

TEST_CASE("questions, tones and answers have the words of the database") {
  CHECK(name_of(CheckQuestion::side) == "side");
  CHECK(name_of(CheckQuestion::audible) == "audible");
  CHECK(name_of(CheckQuestion::comfort) == "comfort");
  CHECK(name_of(CheckTone::left_then_right) == "left,right");
  CHECK(name_of(CheckTone::left) == "left");
  CHECK(name_of(CheckTone::right) == "right");
  CHECK(name_of(CheckTone::both) == "both");
  CHECK(name_of(CheckAnswer::left) == "left");
  CHECK(name_of(CheckAnswer::right) == "right");
  CHECK(name_of(CheckAnswer::yes) == "yes");
  CHECK(name_of(CheckAnswer::no) == "no");
  CHECK(passes(CheckQuestion::side, CheckTone::right, CheckAnswer::right));
  CHECK_FALSE(passes(CheckQuestion::side, CheckTone::left, CheckAnswer::right));
}
