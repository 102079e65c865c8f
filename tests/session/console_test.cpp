#include "session/console.h"
#include "session/desk.h"

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;

namespace {

/// The keys that the page of actions takes now.
std::string offered(const Desk& desk) {
  std::string out;
  for (int key = 0; key <= 9; ++key)
    if (action_of_key(desk.plan, desk.state, key)) out += std::to_string(key);
  return out;
}

std::vector<std::optional<Action>> acted(const Desk& desk) {
  std::vector<std::optional<Action>> out;
  for (const Announce& each : desk.said)
    if (each.event == "acted") out.push_back(each.action);
  return out;
}

/// In the main block with so many of its trials answered; the practice has two.
Desk in_main_block(int answered) {
  Desk desk(plan());
  desk.to_first_trial();
  desk.answer(3), desk.answer(3);
  desk.on(BlockLoaded{});
  for (int i = 0; i < answered; ++i) desk.answer(2);
  return desk;
}

} // namespace

TEST_CASE("ending the sitting is written down first, and then leaves the session unfinished") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.to_actions();
  desk.press(1);
  REQUIRE(desk.asked<Act>());
  CHECK(desk.asked<Act>()->action == Action::end);
  CHECK_FALSE(is<Closed>(desk.state.phase));
  desk.on(Acted{});
  CHECK(acted(desk) == std::vector<std::optional<Action>>{Action::end});
  CHECK(desk.said.back().event == "aborted");
  CHECK(is<Closed>(desk.state.phase));
}

TEST_CASE("who must end a sitting can, whatever the disk does; any other action that cannot be stored has no "
          "effect") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.to_actions();
  desk.press(2);
  desk.on(NotActed{"The disk is full."});
  CHECK(desk.asked<Tell>()->sentence == "The disk is full.");
  CHECK_FALSE(desk.state.paused);
  CHECK(desk.state.console->failed);
  CHECK(desk.state.console->page == ConsolePage::actions);
  desk.press(1);
  desk.on(NotActed{"The disk is full."});
  CHECK(is<Closed>(desk.state.phase));
}

TEST_CASE(
    "a pause holds before the next sample until the experimenter ends it, and the open vote can be given") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear();
  desk.to_actions();
  desk.press(2);
  desk.on(Acted{});
  CHECK(desk.state.paused);
  CHECK_FALSE(desk.state.console);
  desk.said.clear();
  desk.on(Digit{4, std::max(11.5, desk.now_s)});
  desk.commit();
  CHECK(names(desk.said) == std::vector<std::string>{"voted"}); // and no ready
  const int rows = desk.opened_rows;
  desk.wait(5);
  desk.on(GoOn{});
  CHECK(is<Ready>(desk.state.phase));
  CHECK(desk.opened_rows == rows);
  CHECK_FALSE(next_deadline_s(desk.state));
  desk.to_actions();
  desk.press(2);
  CHECK(desk.asked<Act>()->action == Action::go_on);
  desk.on(Acted{});
  CHECK(names(desk.said).back() == "ready trial");
  desk.on(GoOn{});
  CHECK(desk.opened_rows == rows + 1);
}

TEST_CASE("a note is what was typed, with the trial that is to come, and an empty one is none") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.answer(3);
  desk.to_actions();
  desk.press(3);
  CHECK(names(desk.said).back() == "ready note");
  desk.on(GoOn{});
  CHECK_FALSE(desk.asked<Act>());
  desk.type(" cough 5");
  desk.on(Backspace{});
  desk.on(Typed{"\xC3\xA4", desk.now_s});
  desk.type("x ");
  desk.on(Backspace{}), desk.on(Backspace{}), desk.on(Backspace{}); // blank, x and the letter of two bytes
  desk.type("7");
  desk.on(GoOn{});
  REQUIRE(desk.asked<Act>());
  CHECK(desk.asked<Act>()->text == "cough 7");
  CHECK(desk.asked<Act>()->block == 1);
  CHECK(desk.asked<Act>()->trial == 2);
  desk.on(Acted{});
  CHECK(desk.state.console->noted);
  CHECK(desk.state.console->page == ConsolePage::actions);
  CHECK(desk.votes.size() == 1); // no key of the page was a vote
}

TEST_CASE("a block is repeated only after a confirmation, from its first trial, and its attempts count on") {
  Desk desk = in_main_block(2);
  desk.to_actions();
  desk.press(4);
  CHECK(desk.state.console->page == ConsolePage::confirm);
  CHECK_FALSE(desk.asked<Act>());
  desk.on(Escape{}); // no
  CHECK(desk.state.console->page == ConsolePage::actions);
  desk.press(4);
  desk.on(GoOn{});
  REQUIRE(desk.asked<Act>());
  CHECK(desk.asked<Act>()->action == Action::repeat_block);
  CHECK(desk.asked<Act>()->block == 2);
  CHECK(answered_in_block(desk.plan, desk.state.progress) == 2); // nothing before it is stored
  desk.on(Acted{});
  CHECK(is<Loading>(desk.state.phase));
  desk.on(BlockLoaded{});
  CHECK(answered_in_block(desk.plan, desk.state.progress) == 0);
  const Attempt next = next_attempt(desk.plan, desk.state.progress);
  CHECK(next.trial == 1);
  CHECK(next.attempt == 2);
  drive(desk);
  CHECK(is<Closed>(desk.state.phase));
}

TEST_CASE("an attempt whose vote was open when its block begins again has used up its number") {
  Desk desk = in_main_block(0);
  desk.hear();
  desk.to_actions();
  desk.press(4);
  desk.on(GoOn{});
  desk.on(Acted{});
  CHECK(next_attempt(desk.plan, desk.state.progress).trial == 1);
  CHECK(next_attempt(desk.plan, desk.state.progress).attempt == 2);
}

TEST_CASE("the practice is done again, then the main block goes on at its trial") {
  Desk desk = in_main_block(2);
  desk.to_actions();
  desk.press(5);
  desk.on(GoOn{});
  CHECK(desk.asked<Act>()->action == Action::redo_practice);
  CHECK(desk.asked<Act>()->block == 1);
  desk.on(Acted{});
  desk.on(BlockLoaded{});
  CHECK(next_attempt(desk.plan, desk.state.progress).block == 1);
  CHECK(next_attempt(desk.plan, desk.state.progress).attempt == 2);
  desk.answer(3), desk.answer(3);
  desk.on(BlockLoaded{});
  const Attempt next = next_attempt(desk.plan, desk.state.progress);
  CHECK(next.block == 2);
  CHECK(next.trial == 3);
  CHECK(next.attempt == 1);
}

TEST_CASE("what an action would break is not offered: a level after the first sample, a block that has not "
          "begun") {
  Desk desk(plan());
  desk.on(BlockLoaded{});
  CHECK(offered(desk) == "1236"); // at the welcome
  desk.on(GoOn{}), desk.on(GoOn{}), desk.on(GoOn{}), desk.on(CheckEnded{});
  CHECK(offered(desk) == "1236");
  desk.on(GoOn{});
  CHECK(offered(desk) == "123");
  desk.hear();
  CHECK(offered(desk) == "1234"); // the practice, whose vote is open
  CHECK(offered(in_main_block(0)) == "1235");
  CHECK(offered(in_main_block(1)) == "12345");
  desk.to_actions();
  desk.press(6), desk.press(5), desk.press(9), desk.press(0);
  CHECK(desk.state.console->page == ConsolePage::actions);
  CHECK_FALSE(desk.asked<Act>());
  CHECK_FALSE(desk.asked<ReadLevel>());
}

TEST_CASE("no key of the page acts on the page below, and none of the page before on it") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.patient = false;
  desk.to_actions();
  desk.on(Digit{1, desk.now_s}); // typed before the page was there
  CHECK_FALSE(desk.asked<Act>());
  desk.wait(0.4);
  CHECK(names(desk.said).back() == "ready actions");
  desk.on(GoOn{}), desk.on(HearAgain{desk.now_s}), desk.on(Move{1, desk.now_s});
  desk.on(Pick{std::nullopt, desk.now_s});
  CHECK(is<Ready>(desk.state.phase));
  CHECK(desk.opened_rows == 0);
  desk.on(Escape{});
  CHECK(names(desk.said).back() == "actions_closed");
  CHECK(desk.said.back().reason == Reason::escape);
  desk.on(GoOn{}); // at once: it was meant for the page of actions
  CHECK(is<Ready>(desk.state.phase));
  desk.wait(0.4);
  CHECK(names(desk.said).back() == "ready trial");
}

TEST_CASE("two minutes without a key return from the page of actions, and never from a text that is typed") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.to_actions();
  desk.press(3);
  desk.type("half a sen");
  desk.wait(1000);
  REQUIRE(desk.state.console);
  CHECK(desk.state.console->text == "half a sen");
  desk.on(Escape{});
  desk.wait(119);
  desk.on(GoOn{});
  desk.wait(119);
  CHECK(desk.state.console);
  desk.wait(2);
  CHECK_FALSE(desk.state.console);
  CHECK(desk.said[desk.said.size() - 2].reason == Reason::timeout);
  CHECK(names(desk.said).back() == "ready trial");
}

TEST_CASE("while an action is stored no key counts, and the system can still end the sitting") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.to_actions();
  desk.press(2);
  desk.on(Escape{}), desk.press(1);
  CHECK(desk.asked<Act>()->action == Action::pause);
  CHECK(desk.state.console->awaits);
  desk.on(Leave{});
  CHECK(is<Closed>(desk.state.phase));
}
