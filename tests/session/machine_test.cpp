#include "session/desk.h"

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;

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
  CHECK(is<Ready>(desk.state.phase));
  desk.on(GoOn{});
  desk.on(Digit{5, 1});
  desk.commit();
  desk.on(Digit{5, 2});
  desk.on(GoOn{});
  CHECK(is<Playing>(desk.state.phase));
  desk.on(PlaybackEnded{{1, 1, 0, 0, {}}, 10});
  CHECK(is<Voting>(desk.state.phase));
  desk.on(Digit{2, 10.25});
  CHECK(desk.voted() == 2);
  CHECK(desk.pending.ignored_keys == 4);
  CHECK(desk.pending.votes.back().response_ms == 250);
}

TEST_CASE("a digit that is not on the scale is no vote") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear();
  for (const int value : {0, 6, 9}) desk.on(Digit{value, 11});
  CHECK(is<Voting>(desk.state.phase));
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
  CHECK(desk.voted() == 2);
  CHECK(is<Ready>(desk.state.phase));
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
  CHECK(desk.voted() == 4);
}

TEST_CASE("a faulty sample is not voted on and comes again later in its block") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.commit();
  desk.said.clear();
  desk.on(PlaybackEnded{{48000, 40000, 1, 12, Reason::underrun}, 10});
  desk.on(Digit{5, 11});
  desk.commit();
  CHECK(names(desk.said) == std::vector<std::string>{"fault", "repeat", "ready trial"});
  CHECK(desk.said[0].reason == Reason::underrun);
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
  CHECK(is<Halted>(desk.state.phase));
  CHECK(std::get<Halted>(desk.state.phase).sentence == "the disk is full");
  CHECK(desk.said[desk.said.size() - 2].event == "fault");
  CHECK(desk.said.back().screen == Screen::trial); // it waits for Enter
  desk.effects.clear();
  desk.on(GoOn{});
  CHECK(is<Saving>(desk.state.phase));
  REQUIRE(desk.effects.size() == 1);
  CHECK(std::get<StoreVote>(desk.effects[0]).votes.back().answer.value == 3);
  desk.commit();
  CHECK(is<Ready>(desk.state.phase));
  CHECK(desk.votes.size() == 1);
}

TEST_CASE("a sample does not sound unless its row is written") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.effects.clear();
  desk.on(GoOn{});
  desk.on(NotCommitted{"no"});
  for (const Effect& effect : desk.effects) CHECK_FALSE(std::holds_alternative<Play>(effect));
  CHECK(is<Halted>(desk.state.phase));
}

TEST_CASE("a device that went away is opened anew before the session goes on") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.commit();
  desk.on(PlaybackEnded{{48000, 100, 0, 1000, Reason::device_lost}, 10});
  desk.commit();
  CHECK(is<Halted>(desk.state.phase));
  desk.on(GoOn{});
  CHECK(is<Loading>(desk.state.phase));
  CHECK(std::holds_alternative<LoadBlock>(desk.effects.back()));
  desk.on(AudioFailed{"still gone"});
  CHECK(is<Halted>(desk.state.phase));
  desk.on(GoOn{});
  desk.on(BlockLoaded{});
  CHECK(desk.said.back().screen == Screen::trial);
}

TEST_CASE("after three faults in a row the experimenter is called") {
  Desk desk(plan());
  desk.to_first_trial();
  for (int i = 0; i < 3; ++i) {
    desk.on(GoOn{});
    desk.commit();
    desk.on(PlaybackEnded{{1, 0, 1, 0, Reason::underrun}, 10});
    desk.commit();
  }
  CHECK(is<Halted>(desk.state.phase));
  desk.on(GoOn{});
  CHECK(is<Ready>(desk.state.phase));
  CHECK(desk.said.back().screen == Screen::trial);
}

TEST_CASE("the break comes once and lasts its minimum") {
  Desk desk(plan());
  desk.to_first_trial();
  for (int i = 0; i < 2; ++i) desk.answer(3);
  desk.on(BlockLoaded{});
  for (int i = 0; i < 5; ++i) desk.answer(3);
  CHECK(is<Resting>(desk.state.phase));
  CHECK(desk.said.back().event == "break");
  desk.on(GoOn{});
  CHECK(is<Resting>(desk.state.phase));
  desk.on(BreakOver{});
  CHECK(desk.said.back().screen == Screen::rest);
  desk.on(GoOn{});
  CHECK(desk.said.back().screen == Screen::trial);
  for (int i = 0; i < 6; ++i) {
    desk.answer(3);
    CHECK(is<Ready>(desk.state.phase));
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
  CHECK(desk.said.front().screen == Screen::welcome);
  CHECK(desk.said.back().attempt.trial == 2);
  CHECK(desk.said.back().attempt.attempt == 2);
  desk.on(Leave{});
  CHECK(desk.said.back().event == "aborted");
  CHECK_FALSE(std::get<Close>(desk.effects.back()).finished);
}

TEST_CASE("a rating pressed while the sample sounded is no vote, though it is reported after the end") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear(); // ends at 10.0
  desk.on(Digit{4, 9.9});
  CHECK(is<Voting>(desk.state.phase));
  CHECK(std::get<Voting>(desk.state.phase).heard.ignored_keys == 1);
  desk.on(Digit{2, 10.5});
  CHECK(desk.voted() == 2);
  CHECK(desk.pending.ignored_keys == 1);
}

TEST_CASE("the second of two quick Enters does nothing, and ready is told when the next one counts") {
  Desk desk(plan(true));
  desk.to_first_trial();
  desk.hear();
  desk.patient = false;
  desk.on(Digit{4, 11});
  desk.on(GoOn{}); // confirms
  desk.commit();
  desk.said.clear();
  CHECK(is<Ready>(desk.state.phase));
  desk.wait(0.1);
  desk.on(GoOn{});
  desk.wait(0.19);
  desk.on(GoOn{});
  CHECK(is<Ready>(desk.state.phase));
  CHECK(desk.said.empty());
  desk.wait(0.011);
  CHECK(names(desk.said) == std::vector<std::string>{"ready trial"});
  desk.on(GoOn{});
  CHECK(is<Starting>(desk.state.phase));
}

TEST_CASE("three quick Enters do not skip the instructions") {
  Desk desk(plan());
  desk.on(BlockLoaded{});
  desk.patient = false;
  for (int i = 0; i < 3; ++i) {
    desk.on(GoOn{});
    desk.wait(0.08);
  }
  CHECK(is<Instructions>(desk.state.phase));
}

TEST_CASE("keys that come while the screen says that it takes a moment are counted and dropped") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.hear();
  desk.on(Digit{4, 11});
  desk.on(GoOn{}); // before the screen says so: dropped, not counted
  desk.said.clear();
  desk.on(Late{});
  CHECK(desk.state.moment);
  desk.on(GoOn{});
  desk.on(Digit{1, 12});
  desk.on(Digit{1, 12});
  desk.commit();
  CHECK_FALSE(desk.state.moment);
  CHECK(names(desk.said) == std::vector<std::string>{"moment", "moment_over", "voted", "ready trial"});
  CHECK(desk.said[1].keys == 3);
  CHECK(desk.said[2].vote == 4);
  CHECK(is<Ready>(desk.state.phase));
}

TEST_CASE("no trial, practice included, opens before every file is verified") {
  Desk desk(plan());
  desk.state.files.verified = false;
  for (int i = 0; i < 1; ++i) desk.on(BlockLoaded{});
  for (int i = 0; i < 3; ++i) desk.on(GoOn{});
  desk.on(CheckEnded{});
  desk.said.clear();
  desk.on(GoOn{});
  CHECK(is<Verifying>(desk.state.phase));
  CHECK(desk.said.empty());
  desk.on(Verified{});
  CHECK(names(desk.said) == std::vector<std::string>{"ready trial"});
}

TEST_CASE("a changed file calls the experimenter before the first trial, and is verified again after Enter") {
  Desk desk(plan());
  desk.state.files.verified = false;
  desk.on(BlockLoaded{});
  desk.on(GoOn{});
  desk.said.clear();
  desk.on(FileChanged{"opal.wav: is not the file this study was made with"});
  CHECK(is<Halted>(desk.state.phase));
  CHECK(std::get<Halted>(desk.state.phase).sentence == "opal.wav: is not the file this study was made with");
  CHECK(names(desk.said) == std::vector<std::string>{"fault", "ready trial"});
  CHECK(desk.said[0].reason == Reason::files);
  desk.effects.clear();
  desk.on(GoOn{});
  CHECK(std::holds_alternative<VerifyFiles>(desk.effects.back()));
  desk.on(FileChanged{"still"});
  CHECK(is<Halted>(desk.state.phase));
  desk.on(GoOn{});
  desk.on(Verified{});
  CHECK(is<Welcome>(desk.state.phase));
}

TEST_CASE("a file that is found changed while the tones sound calls the experimenter after them") {
  Desk desk(plan());
  desk.state.files.verified = false;
  desk.on(BlockLoaded{});
  for (int i = 0; i < 3; ++i) desk.on(GoOn{});
  CHECK(is<Checking>(desk.state.phase));
  desk.on(FileChanged{"opal.wav"});
  CHECK(is<Checking>(desk.state.phase));
  desk.on(CheckEnded{});
  CHECK(is<Halted>(desk.state.phase));
}

TEST_CASE("what became of the last trial is kept until the next one begins, over a new block as well") {
  Desk desk(plan());
  desk.to_first_trial();
  CHECK(std::holds_alternative<std::monostate>(desk.state.last));
  desk.answer(4);
  REQUIRE(std::holds_alternative<Saved>(desk.state.last));
  CHECK(std::get<Saved>(desk.state.last).answer == method::Answer{0, 0, 4});
  desk.on(GoOn{});
  CHECK(std::holds_alternative<std::monostate>(desk.state.last));
  desk.commit();
  desk.on(PlaybackEnded{{1, 0, 1, 0, Reason::gap}, 10});
  desk.commit();
  CHECK(std::holds_alternative<Repeated>(desk.state.last));
  desk.answer(2);
  desk.on(BlockLoaded{});
  CHECK(is<Ready>(desk.state.phase));
  CHECK(std::holds_alternative<Saved>(desk.state.last));
}

TEST_CASE("who leaves while the row of an attempt is being written hears no sample") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.said.clear();
  desk.effects.clear();
  desk.on(Leave{});
  desk.commit();
  CHECK(names(desk.said) == std::vector<std::string>{"aborted"});
  for (const Effect& effect : desk.effects) CHECK_FALSE(std::holds_alternative<Play>(effect));
  CHECK(is<Closed>(desk.state.phase));
}

TEST_CASE("a store that could not write a void attempt or the end is asked for the same again") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.commit();
  desk.on(Digit{1, desk.now_s}); // too early: counted
  desk.on(PlaybackEnded{{48000, 40000, 1, 12, Reason::underrun}, 10});
  desk.on(NotCommitted{"the disk is full"});
  CHECK(std::get<Halted>(desk.state.phase).reason == Reason::store);
  desk.effects.clear();
  desk.on(GoOn{});
  REQUIRE(desk.effects.size() == 1);
  const auto& again = std::get<VoidAttempt>(desk.effects[0]);
  CHECK(again.attempt.trial == 1);
  CHECK(again.facts.void_reason == Reason::underrun);
  CHECK(again.ignored_keys == 1);
  desk.commit();
  CHECK(is<Ready>(desk.state.phase));
}

TEST_CASE("without the focus no trial begins, and with it a key counts a moment later") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.said.clear();
  desk.on(FocusChanged{false});
  desk.on(FocusChanged{false}); // no news
  desk.on(GoOn{});
  CHECK(is<Ready>(desk.state.phase));
  CHECK_FALSE(next_deadline_s(desk.state));
  CHECK(desk.opened_rows == 0);
  desk.patient = false;
  desk.on(FocusChanged{true});
  desk.on(GoOn{}); // the click that brought the focus back
  CHECK(is<Ready>(desk.state.phase));
  desk.wait(0.3);
  CHECK(desk.said.empty()); // it was ready before
  desk.on(GoOn{});
  CHECK(is<Starting>(desk.state.phase));
}

TEST_CASE("a sample whose window loses the focus is heard to its end, its vote counts, the next one waits") {
  Desk desk(plan());
  desk.to_first_trial();
  desk.on(GoOn{});
  desk.commit();
  desk.effects.clear();
  desk.on(FocusChanged{false});
  CHECK(is<Playing>(desk.state.phase));
  for (const Effect& effect : desk.effects) CHECK(std::holds_alternative<Announce>(effect));
  desk.on(PlaybackEnded{{48000, 48000, 0, 0, {}}, 10.0});
  CHECK(is<Voting>(desk.state.phase));
  desk.on(Digit{4, std::max(11.5, desk.now_s)}); // by a finger on the screen
  desk.commit();
  CHECK(desk.voted() == 4);
  CHECK(is<Ready>(desk.state.phase));
  desk.said.clear();
  desk.wait(5);
  desk.on(GoOn{});
  CHECK(is<Ready>(desk.state.phase));
  CHECK(desk.said.empty());
  desk.on(FocusChanged{true}); // only now it is ready
  CHECK(names(desk.said) == std::vector<std::string>{"ready trial"});
}
