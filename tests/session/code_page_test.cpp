#include "session/desk.h"

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;

TEST_CASE("Esc during a sample is remembered, and the code page opens when the sample is over") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.commit();
  desk.said.clear();
  desk.on(Escape{});
  CHECK(is<Playing>(desk.state.phase));
  CHECK_FALSE(desk.state.code->open);
  for (const int digit : {4, 7, 1, 1}) desk.on(Digit{digit, 11});
  desk.on(PlaybackEnded{{1, 1, 0, 0, {}}, 10});
  CHECK(desk.state.code->open);
  for (const int digit : {4, 7, 1, 1}) desk.on(Digit{digit, 12});
  desk.wait(1);
  CHECK(names(desk.said) == std::vector<std::string>{"code_asked", "heard", "code_open"});
  CHECK(desk.state.code->typed == "47114711");
  desk.on(Escape{}); // back to the vote on what was heard
  CHECK(desk.said[3].event == "code_closed");
  CHECK(desk.said[3].reason == Reason::escape);
  CHECK(desk.said[4].event == "vote_open");
  CHECK(desk.votes.empty());
  desk.on(Digit{2, 13});
  CHECK(desk.voted() == 2);
}

TEST_CASE(
    "twenty seconds without a key on the code page return to what was there, each key gives twenty more") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.said.clear();
  desk.on(Escape{});
  const double opened_s = desk.now_s;
  CHECK(next_deadline_s(desk.state) == opened_s + 20);
  desk.wait(19);
  desk.on(Digit{1, desk.now_s});
  desk.wait(19.9);
  CHECK(desk.state.code);
  desk.wait(0.2);
  CHECK_FALSE(desk.state.code);
  CHECK(names(desk.said) == std::vector<std::string>{"code_open", "code_closed", "ready trial"});
  CHECK(desk.said[1].reason == Reason::timeout);
  CHECK(is<Ready>(desk.state.phase));
}

TEST_CASE("a chosen vote is still chosen after the code page, and Enter there was no confirmation") {
  Desk desk(plan(true));
  desk.to_first_trial();
  desk.hear();
  desk.on(Digit{3, 11});
  desk.on(Escape{});
  desk.on(GoOn{});
  desk.on(Digit{5, 12});
  desk.on(GoOn{});
  desk.on(CodeChecked{CodeVerdict::wrong});
  CHECK(desk.state.code->refused == CodeVerdict::wrong);
  desk.on(Escape{});
  CHECK(is<Chosen>(desk.state.phase));
  CHECK(std::get<Chosen>(desk.state.phase).vote.answer.value == 3);
  CHECK(desk.said.back().event == "vote_open");
  desk.on(GoOn{});
  desk.commit();
  CHECK(desk.voted() == 3);
}

TEST_CASE("the right code opens the page of actions, and Backspace takes back a digit of it") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(Escape{});
  for (const int digit : {0, 0, 0, 7}) desk.on(Digit{digit, 11});
  desk.on(Backspace{});
  desk.on(Digit{0, 11});
  desk.on(GoOn{});
  CHECK(desk.entered == std::vector<std::string>{"0000"});
  CHECK_FALSE(desk.state.console); // nobody knows yet
  desk.on(CodeChecked{CodeVerdict::right});
  CHECK(names(desk.said).back() == "ready actions");
  CHECK(desk.state.console);
  CHECK_FALSE(desk.state.code);
  CHECK(is<Ready>(desk.state.phase));
}

TEST_CASE("nobody leaves while a vote is being written: it is told first") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear();
  desk.on(Digit{4, 11});
  desk.said.clear();
  desk.on(Leave{});
  CHECK(desk.said.empty());
  desk.commit();
  CHECK(names(desk.said) == std::vector<std::string>{"voted", "aborted"});
  CHECK(is<Closed>(desk.state.phase));
}

TEST_CASE(
    "while a code is checked no key is typed and no time runs out, and a second code can be tried then") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(Escape{});
  desk.on(GoOn{}); // nothing typed: nothing to check
  CHECK(desk.entered.empty());
  for (const int digit : {1, 2}) desk.on(Digit{digit, 11});
  desk.on(GoOn{});
  CHECK(desk.entered == std::vector<std::string>{"12"});
  CHECK(desk.state.code->checking);
  CHECK_FALSE(next_deadline_s(desk.state));
  desk.on(Digit{3, 12});
  desk.on(GoOn{});
  desk.wait(60);
  REQUIRE(desk.state.code);
  CHECK(desk.state.code->typed.empty());
  CHECK(desk.entered.size() == 1);
  desk.on(CodeChecked{CodeVerdict::not_set});
  CHECK(desk.state.code->refused == CodeVerdict::not_set);
  CHECK(next_deadline_s(desk.state) == desk.now_s + 20);
  for (const int digit : {3, 4}) desk.on(Digit{digit, 72});
  desk.on(GoOn{});
  CHECK_FALSE(desk.state.code->refused);
  CHECK(desk.entered == std::vector<std::string>{"12", "34"});
}

TEST_CASE("a verdict on a code page that was left opens nothing") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(Escape{});
  desk.on(Digit{1, 11});
  desk.on(GoOn{});
  desk.on(Escape{});
  desk.on(CodeChecked{CodeVerdict::right});
  CHECK_FALSE(desk.state.console);
  CHECK_FALSE(desk.state.code);
  desk.on(Escape{}); // a new page waits for a verdict of its own
  desk.on(CodeChecked{CodeVerdict::right});
  CHECK_FALSE(desk.state.console);
}
