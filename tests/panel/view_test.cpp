#include "panel/view.h"

#include "labels/label_packs.h"
#include "panel/whole_session.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test_views;

TEST_CASE("a whole session passes through every phase, so that every view is looked at") {
  std::map<std::size_t, session::State> all;
  for (Session session : all_sessions()) {
    CHECK(session::is<session::Closed>(session.state.phase));
    all.merge(session.first);
  }
  CHECK(all.size() == std::variant_size_v<session::Phase>);
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
                    Row{session::AfterCheck{}, Sign::none, w.check_title, w.press_continue},
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
  CHECK(view.second_prompt == (session::is<session::AfterCheck>(row.phase) ? w.press_again : ""));
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
    return view_of(session.plan, session.at(phase), session.words, 0, std::nullopt, {.break_left_s = seconds})
        .left;
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
  const auto page = [&](const std::string& code, std::optional<session::CodeVerdict> refused) {
    return view_of(session.plan, session.at(session::Ready{}), session.words, 0, code,
                   {.code_refused = refused})
        .title;
  };
  CHECK(page("", std::nullopt) == "Experimenter");
  CHECK(page("", session::CodeVerdict::wrong) == "That was not the code");
  CHECK(page("4", session::CodeVerdict::wrong) == "Experimenter");
  CHECK(page("", session::CodeVerdict::not_set) == "No code is set");
}

TEST_CASE("while a code is checked the page says that this takes a moment") {
  const Session session = whole_session(false);
  const View view =
      view_of(session.plan, session.at(session::Ready{}), session.words, 0, "", {.code_is_checked = true});
  CHECK(view.title == "One moment please");
  CHECK(view.asks_code);
}

TEST_CASE("the first page tells the experimenter that no code is set, and no later page does") {
  const Session session = whole_session(false);
  const auto note = [&](const session::Phase& phase, bool has_code) {
    return view_of(session.plan, session.at(phase), session.words, 0, std::nullopt, {.has_code = has_code})
        .note;
  };
  CHECK(note(session::Welcome{}, false).find("no code is set") != std::string::npos);
  CHECK(note(session::Welcome{}, true).empty());
  CHECK(note(session::Instructions{}, false).empty());
  CHECK(note(session::Ready{}, false).empty());
}

TEST_CASE("a window without the focus says so on every page, and never while a sample sounds") {
  for (const Session& session : all_sessions())
    for (const auto& [index, at] : session.first) {
      session::State state = at;
      state.has_focus = false;
      const View before = view_of(session.plan, at, session.words, 0, std::nullopt);
      const View view = view_of(session.plan, state, session.words, 0, std::nullopt);
      CAPTURE(index, view.title, view.text, view.note);
      if (session::sounds(state.phase)) {
        CHECK(view == before);
        continue;
      }
      CHECK(view.sign == Sign::pause);
      const std::string& told = view.is_question ? view.text : view.is_trial ? view.title : view.note;
      CHECK(told == session.words.focus_lost);
    }
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
    REQUIRE(view.choices.size() == question.labels.size());
    for (std::size_t i = 0; i < view.choices.size(); ++i)
      CHECK(view.choices[i] == Choice{question.scale.high - static_cast<int>(i), question.labels[i]});
    CHECK(seen(session, session::Welcome{}).text == method.welcome_text);
    CHECK_THAT(seen(session, session::Instructions{}).text, Catch::Contains(method.instructions_text));
    session::State state = session.at(session::Ready{});
    state.last = session::Saved{{0, 0, 2}};
    CHECK(view_of(session.plan, state, session.words, 0, std::nullopt).title ==
          "Saved: " + question.labels[place_of(question.scale, 2)]);
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

TEST_CASE("in another language no screen of a whole session has an English word, not even a halted one") {
  Session english(true);
  Session german(true);
  german.words = design::wording_of(german.plan.method, labels::find_label_pack("de"), "");
  german.plan.consent = {"Sie hören Sprache und bewerten sie.",
                         "Ihre Bewertungen werden ohne Namen gespeichert."};
  english.run();
  german.run();
  REQUIRE(german.views.size() == english.views.size());
  const auto words = [](const View& view) {
    std::vector<std::string> out = {view.title,         view.text,       view.prompt,
                                    view.second_prompt, view.block_name, view.heading};
    for (const Choice& each : view.choices) out.push_back(each.label);
    std::erase(out, "");
    return out;
  };
  for (std::size_t i = 1; i < german.views.size();
       ++i) { // the first were drawn before the words were changed
    const auto a = words(english.views[i]), b = words(german.views[i]);
    REQUIRE(a.size() == b.size());
    if (i < 6) continue;
    for (std::size_t k = 0; k < a.size(); ++k) CHECK(a[k] != b[k]);
  }
  using enum session::Reason;
  for (const session::Reason reason : {store, device, device_lost, repeated_faults, files}) {
    session::State state;
    state.phase = session::Halted{reason, "", {}, {}};
    CHECK_THAT(view_of(german.plan, state, german.words, 0, std::nullopt).text,
               Catch::StartsWith(german.words.call_text + "\n\n"));
    CHECK(view_of(german.plan, state, german.words, 0, std::nullopt).text !=
          view_of(english.plan, state, english.words, 0, std::nullopt).text);
  }
}

TEST_CASE("each trial of several questions shows its own scale, before it is heard and while it is asked") {
  const Session session = whole_session(false, "p835");
  std::set<std::string> headings;
  for (const View& view : session.views)
    if (view.is_trial) headings.insert(view.heading);
  std::set<std::string> expected;
  for (const method::Question& each : session.plan.method.questions) expected.insert(each.heading);
  CHECK(headings == expected);
  session::State state = session.at(session::Ready{}); // before the first, SIG
  state.last = session::Saved{{0, 2, 4}};              // of OVRL
  const View view = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(view.title == "Saved: Good");
  CHECK_FALSE(view.chosen); // that category is of another scale than the one that is shown
}

TEST_CASE("a comparison shows its seven categories with their signs, and says that arrows choose") {
  const Session session = whole_session(false, "ccr");
  const View view = seen(session, session::Voting{});
  CHECK(view.signed_values);
  CHECK(view.title == session.words.vote_by_arrows);
  CHECK(view.choices.size() == 7);
  CHECK(view.choices.front() == Choice{3, "Much better"});
  CHECK(seen(session, session::Chosen{}).prompt == session.words.press_confirm);
}

TEST_CASE("cannot tell stands below the scale where a study allows it, and is marked when it is chosen") {
  Session session = whole_session(true);
  session.plan.cannot_tell = true;
  session::State state = session.at(session::Chosen{});
  std::get<session::Chosen>(state.phase).vote.answer.value.reset();
  const View view = view_of(session.plan, state, session.words, 0, std::nullopt);
  REQUIRE(view.choices.size() == 6);
  CHECK(view.choices.back() == Choice{std::nullopt, "Cannot tell"});
  CHECK(view.chose_none);
  CHECK(view.zero_is_none);
  CHECK_FALSE(view.chosen);
}
