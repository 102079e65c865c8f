#include "panel/view.h"

#include "method/methods.h"
#include "support/small_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::panel;

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

design::Plan plan(bool confirm = false, std::string_view method = "acr") {
  auto design = test::small_design();
  design.method = *method::find(method);
  design.confirm = confirm;
  return plan_for(design, telling_set(), "L01");
}

/// A whole session in which everything happens that can: a fault of every kind, the break, the end. Keeps the
/// first state of every phase and the view of every state.
struct Session {
  design::Plan plan;
  design::Wording words = design::english_wording(plan.method);
  session::State state;
  std::map<std::size_t, session::State> first; // by phase
  std::vector<View> views;
  double now_s = 0;

  explicit Session(bool confirm, std::string_view method = "acr") : plan(::plan(confirm, method)) {
    take(open(plan, session::begin(plan), now_s));
  }

  void take(session::Step step) {
    state = std::move(step.state);
    first.try_emplace(state.phase.index(), state);
    for (const int side : {0, 1, 2})
      for (const auto& code : {std::optional<std::string>(), std::optional<std::string>("12")})
        views.push_back(view_of(plan, state, words, side, code));
  }
  const session::State& at(const session::Phase& phase) const { return first.at(phase.index()); }

  /// A key is pressed when it counts.
  void on(const session::Event& event) {
    if (state.waits && !state.waits->told) now_s = state.waits->counts_from_s;
    take(advance(plan, state, event, now_s));
  }

  session::Event next(int step) const {
    using namespace session;
    const Phase& phase = state.phase;
    if (is<Loading>(phase) && step == 1) return AudioFailed{"The device is gone."};
    if (is<Loading>(phase)) return BlockLoaded{};
    if (is<Checking>(phase)) return CheckEnded{};
    if (awaits_store(phase))
      return step % 5 == 0 ? Event(NotCommitted{"The disk is full."}) : Event(Committed{});
    if (is<Playing>(phase) && step % 7 == 0) return PlaybackEnded{{1, 1, 1, 0, Reason::underrun}, 1};
    if (is<Playing>(phase)) return PlaybackEnded{{1, 1, 0, 0, {}}, 1};
    if (is<Heard>(phase)) return Clock{};
    if (is<Verifying>(phase)) return Verified{};
    if (is<Voting>(phase)) return Digit{1 + step % 5, now_s + 2};
    if (is<Resting>(phase)) return BreakOver{};
    return GoOn{now_s + 2};
  }

  void run() {
    for (int step = 0; step < 2000 && !session::is<session::Closed>(state.phase); ++step) on(next(step));
  }
};

Session whole_session(bool confirm, std::string_view method = "acr") {
  Session session(confirm, method);
  session.run();
  return session;
}

/// The vote that is chosen or being saved.
std::optional<int> chosen(const session::State& state) {
  if (const auto* phase = std::get_if<session::Chosen>(&state.phase)) return phase->vote.answer.value;
  if (const auto* phase = std::get_if<session::Saving>(&state.phase))
    return phase->asked.votes.back().answer.value;
  return std::nullopt;
}

View seen(const Session& session, const session::Phase& phase, int side = 0) {
  return view_of(session.plan, session.at(phase), session.words, side, std::nullopt);
}

} // namespace

TEST_CASE("a whole session passes through every phase, so that every view is looked at") {
  const Session session = whole_session(true);
  CHECK(session::is<session::Closed>(session.state.phase));
  CHECK(session.first.size() == std::variant_size_v<session::Phase>);
}

TEST_CASE("each phase has its sign, its words and what Enter does") {
  const Session session = whole_session(true);
  const design::Wording w = session.words;
  struct Row {
    session::Phase phase;
    Sign sign;
    std::string title, prompt;
  };
  const auto row =
      GENERATE_COPY(Row{session::Loading{}, Sign::pause, w.preparing, ""},
                    Row{session::Welcome{}, Sign::none, w.welcome_title, w.press_continue},
                    Row{session::Instructions{}, Sign::none, w.instructions_title, w.press_continue},
                    Row{session::BeforeCheck{}, Sign::none, w.check_title, w.press_start},
                    Row{session::Checked{}, Sign::none, w.check_title, w.press_continue},
                    Row{session::Ready{}, Sign::ready, w.trial_ready, w.press_listen},
                    Row{session::Starting{}, Sign::listening, w.listening, ""},
                    Row{session::Playing{}, Sign::listening, w.listening, ""},
                    Row{session::Heard{}, Sign::listening, w.listening, ""},
                    Row{session::Verifying{}, Sign::pause, w.preparing, ""},
                    Row{session::Voiding{}, Sign::listening, w.listening, ""},
                    Row{session::Voting{}, Sign::vote, w.vote_now, ""},
                    Row{session::Chosen{}, Sign::chosen, w.chosen, w.press_confirm},
                    Row{session::Saving{}, Sign::chosen, w.chosen, ""},
                    Row{session::Resting{}, Sign::pause, w.break_title, ""},
                    Row{session::Rested{}, Sign::ready, w.break_title, w.press_continue},
                    Row{session::Halted{}, Sign::call, w.call_title, w.press_try_again},
                    Row{session::Finishing{}, Sign::pause, w.preparing, ""},
                    Row{session::Thanks{}, Sign::saved, w.thanks_title, w.press_end});
  CAPTURE(row.phase.index());
  const View view = seen(session, row.phase);
  CHECK(view.sign == row.sign);
  CHECK(view.title == row.title);
  CHECK(view.prompt == row.prompt);
  CHECK(view.second_prompt == (session::is<session::Checked>(row.phase) ? w.press_again : ""));
}

TEST_CASE("the ear that should hear is shown while its tone sounds") {
  const Session session = whole_session(false);
  CHECK(seen(session, session::Checking{}, 1).sign == Sign::left_ear);
  CHECK(seen(session, session::Checking{}, 1).title == session.words.check_left);
  CHECK(seen(session, session::Checking{}, 2).sign == Sign::right_ear);
  CHECK(seen(session, session::Checking{}, 2).title == session.words.check_right);
  CHECK(seen(session, session::Checking{}, 0).title == session.words.listening);
}

TEST_CASE("the scale is open exactly while a vote counts") {
  for (const bool confirm : {false, true}) {
    const Session session = whole_session(confirm);
    for (const auto& [index, state] : session.first) {
      CAPTURE(index, confirm);
      const double keyed_s = state.now_s + 1;
      if (session::is<session::Heard>(state.phase)) continue; // a second later it is over
      const auto step = advance(session.plan, state, session::Digit{4, keyed_s}, keyed_s);
      const bool counts = chosen(step.state) == 4 && step.state.phase.index() != index;
      const bool again = session::is<session::Chosen>(state.phase); // another choice is still possible
      CHECK(seen(session, state.phase).scale_open == (counts || again));
    }
  }
}

TEST_CASE("the chosen vote is marked until it is stored") {
  const Session session = whole_session(true);
  CHECK_FALSE(seen(session, session::Voting{}).chosen);
  CHECK(seen(session, session::Chosen{}).chosen == chosen(session.at(session::Chosen{})));
  CHECK(seen(session, session::Saving{}).chosen == chosen(session.at(session::Saving{})));
  CHECK_FALSE(seen(session, session::Ready{}).chosen);
}

TEST_CASE("after a trial the screen says whether it was saved or will be repeated") {
  const Session session = whole_session(false);
  session::State state = session.at(session::Ready{});
  state.last = session::Saved{{0, 0, 4}};
  const View saved = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(saved.sign == Sign::saved);
  CHECK(saved.title == "Saved: Good");
  CHECK(saved.chosen == 4); // marked on the scale, which is closed
  CHECK_FALSE(saved.scale_open);
  state.last = session::Repeated{};
  const View repeated = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(repeated.sign == Sign::repeat);
  CHECK(repeated.title == session.words.repeated);
}

TEST_CASE("a halted station tells the listener what to do, and claims nothing that it cannot know") {
  Session session(false);
  const design::Wording& words = session.words;
  session::State state;
  std::set<std::string> texts;
  using enum session::Reason;
  for (const session::Reason reason : {store, device, device_lost, repeated_faults, files}) {
    state.phase = session::Halted{reason, "", {}, {}};
    const View view = view_of(session.plan, state, words, 0, std::nullopt);
    CHECK(view.title == "Please wait for the experimenter");
    CHECK(view.text.starts_with(words.call_text));
    for (const char* word : {"terminal", "rating so far", "is stored", "are stored"})
      CHECK(view.text.find(word) == std::string::npos);
    texts.insert(view.text);
  }
  CHECK(texts.size() == 5); // the experimenter sees which of them it is
}

TEST_CASE("a break shows the time that is left, in whole seconds, and nothing when it is over") {
  const Session session = whole_session(false);
  const auto left = [&](const session::Phase& phase, double seconds) {
    return view_of(session.plan, session.at(phase), session.words, 0, std::nullopt, {seconds, false}).left;
  };
  CHECK(left(session::Resting{}, 125) == "2:05");
  CHECK(left(session::Resting{}, 29.2) == "0:30"); // never less than there is
  CHECK(left(session::Resting{}, 0.01) == "0:01");
  CHECK(left(session::Resting{}, 0) == "0:00");
  CHECK(left(session::Rested{}, 0).empty());
  CHECK(left(session::Ready{}, 0).empty());
}

TEST_CASE("a wrong code is called wrong until the next one is typed") {
  const Session session = whole_session(false);
  const auto page = [&](const std::string& code, bool was_wrong) {
    return view_of(session.plan, session.at(session::Ready{}), session.words, 0, code, {0, was_wrong}).title;
  };
  CHECK(page("", false) == "Experimenter");
  CHECK(page("", true) == "That was not the code");
  CHECK(page("4", true) == "Experimenter");
}

TEST_CASE("progress counts the answered trials of the block") {
  const Session session = whole_session(false);
  const View first = seen(session, session::Ready{});
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
  CHECK(seen(session, session::Halted{}).text.find("sound could not be made ready") != std::string::npos);
  CHECK(seen(session, session::Halted{}).text.find("QX") == std::string::npos);
  session.now_s += 1;
  session.on(session::GoOn{session.now_s});
  CHECK(view_of(session.plan, session.state, session.words, 0, std::nullopt).text.empty());
}

TEST_CASE("the experimenter's code covers the screen and shows no more than how many digits there are") {
  const Session session = whole_session(false);
  const View view =
      view_of(session.plan, session.at(session::Voting{}), session.words, 0, std::string("4711"));
  CHECK(view.asks_code);
  CHECK(view.code_digits == 4);
  CHECK_FALSE(view.is_trial);
  CHECK_FALSE(view.scale_open);
  for (const std::string& text : {view.title, view.text, view.prompt})
    CHECK(text.find("47") == std::string::npos);
}

TEST_CASE("Esc during a sample is shown at once, and the sample goes on") {
  const Session session = whole_session(false);
  session::State state = session.at(session::Playing{});
  state.code.emplace();
  const View view = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(view.is_trial);
  CHECK(view.title == session.words.listening);
  CHECK(view.prompt.find("experimenter") != std::string::npos);
}

TEST_CASE("an answer that is late turns the screen into one moment, on which nothing can be chosen") {
  const Session whole = whole_session(true);
  using namespace session;
  for (const Phase& phase : {Phase(Starting{}), Phase(Playing{}), Phase(Saving{}), Phase(Voiding{})}) {
    State state = whole.at(phase);
    state.moment.emplace();
    const View view = view_of(whole.plan, state, whole.words, 0, std::nullopt);
    CHECK(view.title == whole.words.preparing);
    CHECK(view.prompt.empty());
    CHECK_FALSE(view.scale_open);
  }
}

TEST_CASE("equal states have equal views, so that nothing is drawn twice") {
  const Session once = whole_session(true);
  const Session again = whole_session(true);
  CHECK(once.views == again.views);
  // what changes beside the screen, changes no view
  session::State state = once.at(session::Playing{});
  const View before = view_of(once.plan, state, once.words, 0, std::nullopt);
  ++std::get<session::Playing>(state.phase).ignored_keys;
  state.faults_in_a_row = 2;
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

TEST_CASE("heading, categories and their labels on the screen are those of the method") {
  for (const method::Method& method : method::methods()) {
    CAPTURE(method.id);
    const Session session = whole_session(false, method.id);
    const method::Question& question = method.questions.front();
    const View view = seen(session, session::Voting{});
    CHECK(view.heading == question.heading);
    REQUIRE(view.choices.size() == 5);
    for (std::size_t i = 0; i < 5; ++i)
      CHECK(view.choices[i] == Choice{5 - static_cast<int>(i), question.labels[i]});
    CHECK(seen(session, session::Welcome{}).text == method.welcome_text);
    CHECK(seen(session, session::Instructions{}).text == method.instructions_text);
    session::State state = session.at(session::Ready{});
    state.last = session::Saved{{0, 0, 2}};
    CHECK(view_of(session.plan, state, session.words, 0, std::nullopt).title ==
          "Saved: " + question.labels[3]);
  }
}

TEST_CASE("a study may replace heading and labels of any method") {
  const Session session = whole_session(false, "loudness");
  design::Wording words = session.words;
  words.scales[0] = {"Lautheit", {"viel zu laut", "zu laut", "gut so", "zu leise", "viel zu leise"}};
  const View view = view_of(session.plan, session.at(session::Voting{}), words, 0, std::nullopt);
  CHECK(view.heading == "Lautheit");
  CHECK(view.choices[2] == Choice{3, "gut so"});
}
