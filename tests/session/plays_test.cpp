#include "session/plays.h"

#include "session/desk.h"

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;

namespace {

Desk desk_that_may_hear_again(int max_plays, bool confirm = false) {
  auto p = plan(confirm);
  p.max_plays = max_plays;
  Desk desk(p);
  desk.to_first_trial();
  desk.now_s = 10;
  desk.hear();
  return desk;
}

void hear_again(Desk& desk, std::optional<Reason> fault = {}) {
  desk.on(HearAgain{desk.now_s});
  if (is<Playing>(desk.state.phase))
    desk.on(PlaybackEnded{{48000, fault ? 20000 : 48000, fault ? 1 : 0, 7, fault}, desk.now_s});
}

} // namespace

TEST_CASE("while the vote is open the sample may be heard again, as often as the study says") {
  Desk desk = desk_that_may_hear_again(3);
  CHECK(desk.said.back().plays_left == 2);
  hear_again(desk);
  CHECK(desk.said.back().plays_left == 1);
  hear_again(desk);
  CHECK(desk.said.back().plays_left == 0);
  desk.effects.clear();
  desk.on(HearAgain{desk.now_s});
  CHECK(is<Voting>(desk.state.phase));
  CHECK(desk.effects.empty());
  desk.on(Digit{4, desk.now_s});
  CHECK(desk.voted() == 4);
  CHECK(desk.opened_rows == 1); // one attempt
  CHECK(desk.pending.facts.plays == 3);
  CHECK(desk.pending.facts.frames_expected == 3 * 48000);
  CHECK(desk.pending.facts.frames_delivered == 3 * 48000);
  CHECK(desk.pending.facts.max_gap_ms == 7);
}

TEST_CASE("a study that says nothing lets every sample be heard once, and no program is told of more") {
  Desk desk = desk_that_may_hear_again(1);
  CHECK_FALSE(desk.said.back().plays_left);
  hear_again(desk);
  CHECK(is<Voting>(desk.state.phase));
  desk.on(Digit{4, desk.now_s});
  CHECK(desk.pending.facts.plays == 1);
}

TEST_CASE("a fault in any play voids the attempt, and the trial comes again") {
  Desk desk = desk_that_may_hear_again(3);
  hear_again(desk);
  hear_again(desk, Reason::underrun);
  REQUIRE(is<Voiding>(desk.state.phase));
  const PlaybackFacts& facts = std::get<Voiding>(desk.state.phase).asked.facts;
  CHECK(facts.plays == 3);
  CHECK(facts.underruns == 1);
  CHECK(facts.frames_delivered == 2 * 48000 + 20000);
  desk.commit();
  CHECK(desk.votes.empty());
  CHECK(is<Ready>(desk.state.phase));
  desk.answer(3);
  CHECK(desk.pending.facts.plays == 1); // the next attempt counts its own
}

TEST_CASE("a vote during a repeated play is none, and one that was chosen before is chosen anew") {
  Desk desk = desk_that_may_hear_again(2, true);
  desk.on(Digit{5, desk.now_s});
  REQUIRE(is<Chosen>(desk.state.phase));
  desk.on(HearAgain{desk.now_s});
  REQUIRE(is<Playing>(desk.state.phase));
  desk.on(Digit{1, desk.now_s});
  desk.on(PlaybackEnded{{48000, 48000, 0, 0, {}}, desk.now_s});
  CHECK(is<Voting>(desk.state.phase));
  desk.on(GoOn{});
  CHECK(desk.votes.empty());
  desk.on(Digit{2, desk.now_s});
  desk.on(GoOn{});
  desk.commit();
  CHECK(desk.voted() == 2);
  CHECK(desk.pending.ignored_keys == 1); // while it sounded; the others came to an open vote
}

TEST_CASE("a sample is not heard again by a key of the page before, nor after the time of the vote") {
  auto p = plan();
  p.max_plays = 2;
  p.vote_within_s = 4;
  Desk desk(p);
  desk.to_first_trial();
  desk.now_s = 10;
  desk.hear();
  const double opened_s = desk.state.waits->counts_from_s;
  desk.on(HearAgain{opened_s - 0.1});
  CHECK(is<Voting>(desk.state.phase));
  desk.on(HearAgain{opened_s + 4.1});
  CHECK(is<Voting>(desk.state.phase));
  desk.on(HearAgain{opened_s + 1});
  CHECK(is<Playing>(desk.state.phase));
}
