#include "session/desk.h"

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;

namespace {

Desk desk_with_consent() {
  auto p = plan();
  p.consent = {"You hear speech.", "Your votes are stored without your name."};
  Desk desk(p);
  desk.on(BlockLoaded{});
  desk.on(GoOn{});
  return desk;
}

} // namespace

TEST_CASE("a listener reads the consent page by page, agrees on the last one, and only then goes on") {
  Desk desk = desk_with_consent();
  CHECK(names(desk.said) == std::vector<std::string>{"ready welcome", "ready consent"});
  desk.on(GoOn{});
  CHECK(std::get<Consent>(desk.state.phase).page == 1);
  desk.on(GoOn{});
  CHECK(std::get<StoreConsent>(desk.effects.back()).given);
  CHECK(is<Consenting>(desk.state.phase));
  desk.on(GoOn{}); // the key of one page does nothing on the next
  CHECK(is<Consenting>(desk.state.phase));
  desk.commit();
  CHECK(desk.said.back().screen == Screen::instructions);
}

TEST_CASE("a listener who does not agree, on any page, is thanked and hears no sample") {
  for (const int pages_read : {0, 1}) {
    Desk desk = desk_with_consent();
    for (int i = 0; i < pages_read; ++i) desk.on(GoOn{});
    desk.on(HearAgain{desk.now_s});
    CHECK_FALSE(std::get<StoreConsent>(desk.effects.back()).given);
    desk.commit();
    CHECK(desk.said.back().screen == Screen::declined);
    desk.on(GoOn{});
    CHECK(desk.said.back().event == "aborted");
    CHECK_FALSE(std::get<Close>(desk.effects.back()).finished);
    CHECK(desk.opened_rows == 0);
  }
}

TEST_CASE(
    "a decision on consent that could not be stored calls the experimenter, and is stored after Enter") {
  Desk desk = desk_with_consent();
  desk.on(GoOn{});
  desk.on(GoOn{});
  desk.on(NotCommitted{"the disk is full"});
  REQUIRE(is<Halted>(desk.state.phase));
  CHECK(desk.said.back().screen == Screen::consent);
  desk.effects.clear();
  desk.on(GoOn{});
  CHECK(std::get<StoreConsent>(desk.effects.back()).given);
  desk.commit();
  CHECK(is<Instructions>(desk.state.phase));
}

TEST_CASE("where the study wants it, a page stands between practice and test") {
  auto p = plan();
  p.page_after_practice = true;
  Desk desk(p);
  desk.to_first_trial();
  for (int i = 0; i < 2; ++i) desk.answer(3);
  desk.on(BlockLoaded{});
  CHECK(desk.said.back().screen == Screen::main);
  desk.on(GoOn{});
  CHECK(desk.said.back().screen == Screen::trial);
  CHECK(desk.said.back().attempt.block == 2);
}

namespace {

Desk hurried_desk(bool confirm) {
  auto p = plan(confirm);
  p.vote_within_s = 4;
  Desk desk(p);
  desk.to_first_trial();
  desk.now_s = 10; // at which the sample ends
  desk.hear();
  return desk;
}

} // namespace

TEST_CASE("a vote that does not come in its time is stored as missing, never as a value") {
  Desk desk = hurried_desk(false);
  const double opened_s = desk.state.waits->counts_from_s;
  CHECK(next_deadline_s(desk.state) == opened_s + 4);
  desk.now_s = opened_s + 3.9;
  desk.on(Clock{});
  CHECK(is<Voting>(desk.state.phase));
  desk.now_s = opened_s + 4;
  desk.on(Clock{});
  REQUIRE(is<Saving>(desk.state.phase));
  CHECK_FALSE(desk.pending.votes.back().given);
  desk.commit();
  CHECK(desk.said[desk.said.size() - 2].event == "voted");
  CHECK_FALSE(desk.said[desk.said.size() - 2].vote);
  CHECK(std::holds_alternative<Missed>(desk.state.last));
  CHECK(desk.said.back().attempt.trial == 2);
}

TEST_CASE("a key after the time of a vote is no vote, though the clock has not been told yet") {
  Desk desk = hurried_desk(false);
  const double over_s = desk.state.waits->counts_from_s + 4;
  desk.on(Digit{3, over_s + 0.01});
  CHECK(is<Voting>(desk.state.phase));
  desk.on(Digit{4, over_s - 0.01});
  CHECK(desk.voted() == 4);
}

TEST_CASE("a choice that nobody confirmed in time is missing, too") {
  Desk desk = hurried_desk(true);
  const double over_s = desk.state.waits->counts_from_s + 4;
  desk.on(Digit{3, over_s - 1});
  REQUIRE(is<Chosen>(desk.state.phase));
  desk.now_s = over_s;
  desk.on(Clock{});
  REQUIRE(is<Saving>(desk.state.phase));
  CHECK_FALSE(desk.pending.votes.back().given);
}

TEST_CASE("the time of a vote does not run while the experimenter's page stands over it") {
  Desk desk = hurried_desk(false);
  const double over_s = desk.state.waits->counts_from_s + 4;
  desk.on(Escape{});
  desk.now_s = over_s + 1;
  desk.on(Clock{});
  CHECK(is<Voting>(desk.state.phase));
  desk.on(Escape{});
  CHECK(next_deadline_s(desk.state) > over_s + 1);
}
