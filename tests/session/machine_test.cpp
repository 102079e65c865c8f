#include "session/machine.h"

#include "support/small_study.h"

#include <catch2/catch.hpp>
#include <map>

using namespace quietroom;
using namespace quietroom::session;

namespace {

/// A station without screen, sound or disk: answers effects at once, and keeps what was asked and said.
struct Desk {
  design::Plan plan;
  State state;
  std::vector<Effect> effects;
  std::vector<Announce> said;
  std::map<std::pair<int, int>, int> votes; // by block and trial
  int opened_rows = 0;

  explicit Desk(design::Plan p, const std::vector<JournalEntry>& journal = {}) : plan(std::move(p)) {
    take(open(plan, replay(plan, journal)));
  }

  void take(Step step) {
    state = std::move(step.state);
    for (Effect& effect : step.effects) {
      if (const auto* announce = std::get_if<Announce>(&effect)) said.push_back(*announce);
      if (const auto* vote = std::get_if<StoreVote>(&effect)) pending = *vote;
      if (std::holds_alternative<BeginAttempt>(effect)) ++opened_rows;
      effects.push_back(std::move(effect));
    }
  }
  void on(const Event& event) { take(advance(plan, state, event)); }

  /// A commit that works.
  void commit() {
    if (state.phase == Phase::saving) ++votes[{pending.attempt.block, pending.attempt.trial}];
    on(Committed{});
  }

  void to_first_trial() {
    on(BlockLoaded{});
    on(GoOn{});
    on(GoOn{});
    on(GoOn{});
    on(CheckEnded{});
    on(GoOn{});
  }
  void hear() {
    on(GoOn{});
    commit();
    on(PlaybackEnded{{48000, 48000, 0, 0, ""}, 10.0});
  }
  void answer(int vote) {
    hear();
    on(Digit{vote, 11.5});
    if (plan.confirm) on(GoOn{});
    commit();
  }

  StoreVote pending;
};

design::Plan plan(bool confirm = false) {
  auto design = test::small_design();
  design.confirm = confirm;
  return plan_for(design, test::small_set(), "L01");
}

std::vector<std::string> names(const std::vector<Announce>& said) {
  std::vector<std::string> out;
  for (const auto& one : said) out.push_back(one.screen.empty() ? one.event : one.event + " " + one.screen);
  return out;
}

/// Runs to the end as a program that knows only the event stream: ready -> Enter, vote_open -> digit.
void drive(Desk& desk) {
  for (int guard = 0; guard < 1000 && desk.state.phase != Phase::closed; ++guard) {
    switch (desk.state.phase) {
    case Phase::loading:
      desk.on(BlockLoaded{});
      break;
    case Phase::checking:
      desk.on(CheckEnded{});
      break;
    case Phase::starting:
    case Phase::saving:
    case Phase::voiding:
    case Phase::finishing:
      desk.commit();
      break;
    case Phase::playing:
      desk.on(PlaybackEnded{{1, 1, 0, 0, ""}, 1});
      break;
    case Phase::voting:
      desk.on(Digit{3, 2});
      break;
    case Phase::resting:
      desk.on(BreakOver{});
      break;
    default:
      desk.on(GoOn{});
      break;
    }
  }
}

} // namespace

TEST_CASE("a session goes through its screens in order") {
  Desk desk(plan());
  desk.to_first_trial();
  CHECK(names(desk.said) == std::vector<std::string>{"ready welcome", "ready instructions", "ready check",
                                                     "ready check", "ready trial"});
  desk.said.clear();
  desk.answer(4);
  CHECK(names(desk.said) ==
        std::vector<std::string>{"playing", "heard", "vote_open", "voted", "ready trial"});
  CHECK(desk.said[3].vote == 4);
  CHECK(desk.said[3].attempt == Attempt{1, 1, 1, desk.plan.blocks[0].trials[0]});
  CHECK(desk.said[3].of == 2);
}

TEST_CASE("a score before the end of playback is ignored and counted") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(Digit{5, 1});
  CHECK(desk.state.phase == Phase::ready);
  desk.on(GoOn{});
  desk.on(Digit{5, 1});
  desk.commit();
  desk.on(Digit{5, 2});
  desk.on(GoOn{});
  CHECK(desk.state.phase == Phase::playing);
  desk.on(PlaybackEnded{{1, 1, 0, 0, ""}, 10});
  CHECK(desk.state.phase == Phase::voting);
  desk.on(Digit{2, 10.25});
  CHECK(desk.pending.vote == 2);
  CHECK(desk.pending.ignored_keys == 4);
  CHECK(desk.pending.response_ms == 250);
}

TEST_CASE("a digit that is not on the scale is no vote") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear();
  for (const int value : {0, 6, 9}) desk.on(Digit{value, 11});
  CHECK(desk.state.phase == Phase::voting);
}

TEST_CASE("a double press is one vote") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear();
  desk.on(Digit{2, 11});
  desk.on(Digit{5, 11});
  desk.commit();
  desk.on(Digit{5, 12});
  CHECK(desk.votes.size() == 1);
  CHECK(desk.pending.vote == 2);
  CHECK(desk.state.phase == Phase::ready);
}

TEST_CASE("with confirmation a vote can be changed until Enter") {
  Desk desk(plan(true));
  desk.to_first_trial();
  desk.hear();
  CHECK(desk.said.back().confirm);
  desk.on(Digit{2, 11});
  desk.on(Digit{4, 12});
  CHECK(desk.votes.empty());
  desk.on(GoOn{});
  desk.commit();
  CHECK(desk.pending.vote == 4);
}

TEST_CASE("a faulty sample is not voted on and comes again later in its block") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.commit();
  desk.said.clear();
  desk.on(PlaybackEnded{{48000, 40000, 1, 12, "underrun"}, 10});
  desk.on(Digit{5, 11});
  desk.commit();
  CHECK(names(desk.said) == std::vector<std::string>{"fault", "repeat", "ready trial"});
  CHECK(desk.said[0].reason == "underrun");
  CHECK(desk.said[2].attempt.trial == 2);
  desk.answer(3);
  CHECK(desk.said.back().attempt.trial == 1);
  CHECK(desk.said.back().attempt.attempt == 2);
}

TEST_CASE("nothing goes on without a commit, and Enter tries again") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear();
  desk.on(Digit{3, 11});
  desk.on(NotCommitted{"the disk is full"});
  CHECK(desk.state.phase == Phase::halted);
  CHECK(desk.state.sentence == "the disk is full");
  CHECK(desk.said[desk.said.size() - 2].event == "fault");
  CHECK(desk.said.back().screen == "trial"); // it waits for Enter
  desk.effects.clear();
  desk.on(GoOn{});
  CHECK(desk.state.phase == Phase::saving);
  REQUIRE(desk.effects.size() == 1);
  CHECK(std::get<StoreVote>(desk.effects[0]).vote == 3);
  desk.commit();
  CHECK(desk.state.phase == Phase::ready);
  CHECK(desk.votes.size() == 1);
}

TEST_CASE("a sample does not sound unless its row is written") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.effects.clear();
  desk.on(GoOn{});
  desk.on(NotCommitted{"no"});
  for (const Effect& effect : desk.effects) CHECK_FALSE(std::holds_alternative<Play>(effect));
  CHECK(desk.state.phase == Phase::halted);
}

TEST_CASE("a device that went away is opened anew before the session goes on") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.commit();
  desk.on(PlaybackEnded{{48000, 100, 0, 1000, "device_lost"}, 10});
  desk.commit();
  CHECK(desk.state.phase == Phase::halted);
  desk.on(GoOn{});
  CHECK(desk.state.phase == Phase::loading);
  CHECK(std::holds_alternative<LoadBlock>(desk.effects.back()));
  desk.on(AudioFailed{"still gone"});
  CHECK(desk.state.phase == Phase::halted);
  desk.on(GoOn{});
  desk.on(BlockLoaded{});
  CHECK(desk.said.back().screen == "trial");
}

TEST_CASE("after three faults in a row the experimenter is called") {
  Desk desk(plan());
  desk.to_first_trial();
  for (int i = 0; i < 3; ++i) {
    desk.on(GoOn{});
    desk.commit();
    desk.on(PlaybackEnded{{1, 0, 1, 0, "underrun"}, 10});
    desk.commit();
  }
  CHECK(desk.state.phase == Phase::halted);
  desk.on(GoOn{});
  CHECK(desk.state.phase == Phase::ready);
  CHECK(desk.said.back().screen == "trial");
}

TEST_CASE("the break comes once and lasts its minimum") {
  Desk desk(plan());
  desk.to_first_trial();
  for (int i = 0; i < 2; ++i) desk.answer(3);
  desk.on(BlockLoaded{});
  for (int i = 0; i < 5; ++i) desk.answer(3);
  CHECK(desk.state.phase == Phase::resting);
  CHECK(desk.said.back().event == "break");
  desk.on(GoOn{});
  CHECK(desk.state.phase == Phase::resting);
  desk.on(BreakOver{});
  CHECK(desk.said.back().screen == "break");
  desk.on(GoOn{});
  CHECK(desk.said.back().screen == "trial");
  for (int i = 0; i < 6; ++i) {
    desk.answer(3);
    CHECK(desk.state.phase == Phase::ready);
  }
}

TEST_CASE("a whole session answers every trial once and ends with finished") {
  Desk desk(plan());
  drive(desk);
  CHECK(desk.votes.size() == 14);
  for (const auto& [trial, count] : desk.votes) CHECK(count == 1);
  CHECK(desk.said.back().event == "finished");
  CHECK(std::get<Close>(desk.effects.back()).finished);
}

TEST_CASE("a session that was left goes on at the first unanswered trial with the welcome") {
  const auto p = plan();
  Desk desk(p, {{1, 1, 1, Outcome::answered}, {1, 2, 1, Outcome::killed}});
  desk.to_first_trial();
  CHECK(desk.said.front().screen == "welcome");
  CHECK(desk.said.back().attempt.trial == 2);
  CHECK(desk.said.back().attempt.attempt == 2);
  desk.on(Leave{});
  CHECK(desk.said.back().event == "aborted");
  CHECK_FALSE(std::get<Close>(desk.effects.back()).finished);
}

TEST_CASE("whatever happens in whatever order, no trial has two votes and none sounds without a row") {
  const auto seed = GENERATE(range(0U, 200U));
  CAPTURE(seed);
  std::mt19937_64 engine(seed);
  Desk desk(plan(seed % 2 == 0));
  int plays = 0;
  for (int i = 0; i < 600 && desk.state.phase != Phase::closed; ++i) {
    desk.effects.clear();
    switch (engine() % 12) {
    case 0:
    case 1:
      desk.on(GoOn{});
      break;
    case 2:
    case 3:
      desk.on(Digit{static_cast<int>(engine() % 7), 1});
      break;
    case 4:
      desk.on(BlockLoaded{});
      break;
    case 5:
      desk.on(CheckEnded{});
      break;
    case 6:
      desk.on(PlaybackEnded{{1, 1, 0, 0, engine() % 4 == 0 ? "gap" : ""}, 1});
      break;
    case 7:
    case 8:
      desk.commit();
      break;
    case 9:
      desk.on(BreakOver{});
      break;
    case 10:
      desk.on(HearAgain{});
      break;
    default:
      if (engine() % 3 == 0)
        desk.on(NotCommitted{"no"});
      else if (engine() % 3 == 0)
        desk.on(AudioFailed{"no"});
      else if (engine() % 40 == 0)
        desk.on(Leave{});
    }
    for (const Effect& effect : desk.effects) plays += std::holds_alternative<Play>(effect);
    REQUIRE(plays <= desk.opened_rows);
    for (const auto& [trial, count] : desk.votes) REQUIRE(count == 1);
  }
}

TEST_CASE("a rating pressed while the sample sounded is no vote, though it is reported after the end") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear(); // ends at 10.0
  desk.on(Digit{4, 9.9});
  CHECK(desk.state.phase == Phase::voting);
  CHECK(desk.state.ignored_keys == 1);
  desk.on(Digit{2, 10.5});
  CHECK(desk.pending.vote == 2);
  CHECK(desk.pending.ignored_keys == 1);
}
