#include "panel/view.h"

#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::panel;
using session::Phase;

namespace {

/// Names nobody could take for a word of the screen.
stimulus::StimulusSet telling_set() {
  stimulus::StimulusSet set = test::small_set();
  const auto tell = [](std::string& id) { id = "QX" + id; };
  for (auto& condition : set.conditions) tell(condition.id), tell(condition.label);
  for (auto& one : set.stimuli)
    tell(one.id), tell(one.condition), tell(one.talker), tell(one.sample), tell(one.file), tell(one.sha256);
  return set;
}

design::Plan plan(bool confirm = false) {
  auto design = test::small_design();
  design.confirm = confirm;
  return plan_for(design, telling_set(), "L01");
}

/// A whole session in which everything happens that can: a fault of every kind, the break, the end. Keeps the
/// first state of every phase and the view of every state.
struct Session {
  design::Plan plan;
  design::Wording words;
  session::State state;
  std::map<Phase, session::State> first;
  std::vector<View> views;
  double now_s = 0;

  explicit Session(bool confirm) : plan(::plan(confirm)) { take(open(plan, session::begin(plan), now_s)); }

  void take(session::Step step) {
    state = std::move(step.state);
    first.try_emplace(state.phase, state);
    for (const int side : {0, 1, 2})
      for (const auto& code : {std::optional<std::string>(), std::optional<std::string>("12")})
        views.push_back(view_of(plan, state, words, side, code));
  }
  /// A key is pressed when it counts.
  void on(const session::Event& event) {
    if (state.waits && !state.waits_told) now_s = state.counts_from_s;
    take(advance(plan, state, event, now_s));
  }

  session::Event next(int step) const {
    switch (state.phase) {
    case Phase::loading:
      if (step == 1) return session::AudioFailed{"The device is gone."};
      return session::BlockLoaded{};
    case Phase::checking:
      return session::CheckEnded{};
    case Phase::starting:
    case Phase::voiding:
    case Phase::saving:
    case Phase::finishing:
      if (step % 5 == 0) return session::NotCommitted{"The disk is full."};
      return session::Committed{};
    case Phase::playing:
      if (step % 7 == 0) return session::PlaybackEnded{{1, 1, 1, 0, "underrun"}, 1};
      return session::PlaybackEnded{{1, 1, 0, 0, ""}, 1};
    case Phase::heard:
      return session::Clock{};
    case Phase::verifying:
      return session::Verified{};
    case Phase::voting:
      return session::Digit{1 + step % 5, now_s + 2};
    case Phase::resting:
      return session::BreakOver{};
    default:
      return session::GoOn{now_s + 2};
    }
  }

  void run() {
    for (int step = 0; step < 2000 && state.phase != Phase::closed; ++step) on(next(step));
  }
};

Session whole_session(bool confirm) {
  Session session(confirm);
  session.run();
  return session;
}

View seen(const Session& session, Phase phase, int side = 0) {
  return view_of(session.plan, session.first.at(phase), session.words, side, std::nullopt);
}

} // namespace

TEST_CASE("a whole session passes through every phase, so that every view is looked at") {
  const Session session = whole_session(true);
  CHECK(session.state.phase == Phase::closed);
  CHECK(session.first.size() == static_cast<std::size_t>(Phase::closed) + 1);
}

TEST_CASE("each phase has its sign, its words and what Enter does") {
  const Session session = whole_session(true);
  const design::Wording w;
  struct Row {
    Phase phase;
    Sign sign;
    std::string title, prompt;
  };
  const auto row = GENERATE_COPY(
      Row{Phase::loading, Sign::pause, w.preparing, ""},
      Row{Phase::welcome, Sign::none, w.welcome_title, w.press_continue},
      Row{Phase::instructions, Sign::none, w.instructions_title, w.press_continue},
      Row{Phase::check, Sign::none, w.check_title, w.press_start},
      Row{Phase::checked, Sign::none, w.check_title, w.press_continue},
      Row{Phase::ready, Sign::ready, w.trial_ready, w.press_listen},
      Row{Phase::starting, Sign::listening, w.listening, ""},
      Row{Phase::playing, Sign::listening, w.listening, ""},
      Row{Phase::heard, Sign::listening, w.listening, ""},
      Row{Phase::verifying, Sign::pause, w.preparing, ""},
      Row{Phase::voiding, Sign::listening, w.listening, ""}, Row{Phase::voting, Sign::vote, w.vote_now, ""},
      Row{Phase::chosen, Sign::chosen, w.chosen, w.press_confirm},
      Row{Phase::saving, Sign::chosen, w.chosen, ""}, Row{Phase::resting, Sign::pause, w.break_title, ""},
      Row{Phase::rested, Sign::ready, w.break_title, w.press_continue},
      Row{Phase::halted, Sign::call, w.call_title, w.press_try_again},
      Row{Phase::finishing, Sign::pause, w.preparing, ""},
      Row{Phase::thanks, Sign::saved, w.thanks_title, w.press_end});
  CAPTURE(static_cast<int>(row.phase));
  const View view = seen(session, row.phase);
  CHECK(view.sign == row.sign);
  CHECK(view.title == row.title);
  CHECK(view.prompt == row.prompt);
  CHECK(view.second_prompt == (row.phase == Phase::checked ? w.press_again : ""));
}

TEST_CASE("the ear that should hear is shown while its tone sounds") {
  const Session session = whole_session(false);
  CHECK(seen(session, Phase::checking, 1).sign == Sign::left_ear);
  CHECK(seen(session, Phase::checking, 1).title == session.words.check_left);
  CHECK(seen(session, Phase::checking, 2).sign == Sign::right_ear);
  CHECK(seen(session, Phase::checking, 2).title == session.words.check_right);
  CHECK(seen(session, Phase::checking, 0).title == session.words.listening);
}

TEST_CASE("the scale is open exactly while a vote counts") {
  for (const bool confirm : {false, true}) {
    const Session session = whole_session(confirm);
    for (const auto& [phase, state] : session.first) {
      CAPTURE(static_cast<int>(phase), confirm);
      const double keyed_s = std::max(state.heard_s, state.now_s) + 1;
      if (phase == Phase::heard) continue; // a second later it is over
      const auto step = advance(session.plan, state, session::Digit{4, keyed_s}, keyed_s);
      const bool counts = step.state.vote == 4 && step.state.phase != phase;
      const bool again = phase == Phase::chosen; // another choice is still possible
      CHECK(seen(session, phase).scale_open == (counts || again));
    }
  }
}

TEST_CASE("the chosen vote is marked until it is stored") {
  const Session session = whole_session(true);
  CHECK(seen(session, Phase::voting).chosen == 0);
  CHECK(seen(session, Phase::chosen).chosen == session.first.at(Phase::chosen).vote);
  CHECK(seen(session, Phase::saving).chosen == session.first.at(Phase::saving).vote);
  CHECK(seen(session, Phase::ready).chosen == 0);
}

TEST_CASE("after a trial the screen says whether it was saved or will be repeated") {
  const Session session = whole_session(false);
  session::State state = session.first.at(Phase::ready);
  state.just_saved = true;
  state.vote = 4;
  const View saved = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(saved.sign == Sign::saved);
  CHECK(saved.title == "Saved: Good");
  CHECK(saved.chosen == 4); // marked on the scale, which is closed
  CHECK_FALSE(saved.scale_open);
  state.just_saved = false;
  state.just_repeated = true;
  const View repeated = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(repeated.sign == Sign::repeat);
  CHECK(repeated.title == session.words.repeated);
}

TEST_CASE("a halted station tells the listener what to do, and claims nothing that it cannot know") {
  const design::Wording words;
  Session session(false);
  session::State state;
  state.phase = Phase::halted;
  std::set<std::string> texts;
  for (const char* reason : {"store", "device", "device_lost", "repeated_faults"}) {
    state.halt_reason = reason;
    const View view = view_of(session.plan, state, words, 0, std::nullopt);
    CHECK(view.title == "Please wait for the experimenter");
    CHECK(view.text.starts_with(words.call_text));
    for (const char* word : {"terminal", "rating so far", "is stored", "are stored"})
      CHECK(view.text.find(word) == std::string::npos);
    texts.insert(view.text);
  }
  CHECK(texts.size() == 4); // the experimenter sees which of them it is
}

TEST_CASE("a break shows the time that is left, in whole seconds, and nothing when it is over") {
  const Session session = whole_session(false);
  const auto left = [&](Phase phase, double seconds) {
    return view_of(session.plan, session.first.at(phase), session.words, 0, std::nullopt, {seconds, false})
        .left;
  };
  CHECK(left(Phase::resting, 125) == "2:05");
  CHECK(left(Phase::resting, 29.2) == "0:30"); // never less than there is
  CHECK(left(Phase::resting, 0.01) == "0:01");
  CHECK(left(Phase::resting, 0) == "0:00");
  CHECK(left(Phase::rested, 0).empty());
  CHECK(left(Phase::ready, 0).empty());
}

TEST_CASE("a wrong code is called wrong until the next one is typed") {
  const Session session = whole_session(false);
  const auto page = [&](const std::string& code, bool was_wrong) {
    return view_of(session.plan, session.first.at(Phase::ready), session.words, 0, code, {0, was_wrong})
        .title;
  };
  CHECK(page("", false) == "Experimenter");
  CHECK(page("", true) == "That was not the code");
  CHECK(page("4", true) == "Experimenter");
}

TEST_CASE("progress counts the answered trials of the block") {
  const Session session = whole_session(false);
  const View first = seen(session, Phase::ready);
  CHECK(first.block_name == session.words.practice);
  CHECK(first.answered == 0);
  CHECK(first.of == 2);
  int most = 0;
  for (const View& view : session.views)
    if (view.is_trial && view.block_name == session.words.main) {
      CHECK(view.of == 12);
      most = std::max(most, view.answered);
    }
  CHECK(most == 11);
}

TEST_CASE("that the session halted is there to read, but not the sentence, which may name a file") {
  Session session(false);
  session.on(session::AudioFailed{"QXc1.wav: is gone"});
  CHECK(session.views.back().asks_code);
  CHECK(seen(session, Phase::halted).text.find("sound could not be made ready") != std::string::npos);
  CHECK(seen(session, Phase::halted).text.find("QX") == std::string::npos);
  session.now_s += 1;
  session.on(session::GoOn{session.now_s});
  CHECK(view_of(session.plan, session.state, session.words, 0, std::nullopt).text.empty());
}

TEST_CASE("the experimenter's code covers the screen and shows no more than how many digits there are") {
  const Session session = whole_session(false);
  const View view =
      view_of(session.plan, session.first.at(Phase::voting), session.words, 0, std::string("4711"));
  CHECK(view.asks_code);
  CHECK(view.code_digits == 4);
  CHECK_FALSE(view.is_trial);
  CHECK_FALSE(view.scale_open);
  for (const std::string& text : {view.title, view.text, view.prompt})
    CHECK(text.find("47") == std::string::npos);
}

TEST_CASE("Esc during a sample is shown at once, and the sample goes on") {
  const Session session = whole_session(false);
  session::State state = session.first.at(Phase::playing);
  state.code.emplace();
  const View view = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(view.is_trial);
  CHECK(view.title == session.words.listening);
  CHECK(view.prompt.find("experimenter") != std::string::npos);
}

TEST_CASE("an answer that is late turns the screen into one moment, on which nothing can be chosen") {
  const Session session = whole_session(true);
  for (const Phase phase : {Phase::starting, Phase::playing, Phase::saving, Phase::voiding}) {
    session::State state = session.first.at(phase);
    state.one_moment = true;
    const View view = view_of(session.plan, state, session.words, 0, std::nullopt);
    CHECK(view.title == session.words.preparing);
    CHECK(view.prompt.empty());
    CHECK_FALSE(view.scale_open);
  }
}

TEST_CASE("equal states have equal views, so that nothing is drawn twice") {
  const Session once = whole_session(true);
  const Session again = whole_session(true);
  CHECK(once.views == again.views);
  // what changes beside the screen, changes no view
  session::State state = once.first.at(Phase::playing);
  const View before = view_of(once.plan, state, once.words, 0, std::nullopt);
  ++state.ignored_keys;
  state.heard_s = 99;
  CHECK(view_of(once.plan, state, once.words, 0, std::nullopt) == before);
}

TEST_CASE("no condition, talker, stimulus or file is named on any screen of a whole session") {
  for (const bool confirm : {false, true}) {
    const Session session = whole_session(confirm);
    REQUIRE(session.views.size() > 400);
    for (const View& view : session.views)
      for (const std::string& text :
           {view.title, view.text, view.prompt, view.second_prompt, view.block_name})
        if (text.find("QX") != std::string::npos) FAIL("named on a screen: " << text);
  }
}
