#include "panel/whole_session.h"

#include "labels/label_packs.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::panel;
using namespace quietroom::panel::test_views;

TEST_CASE("the check asks for a side without telling it, and says what to look at after a wrong answer") {
  const Session session = checked_session();
  CHECK(session::is<session::Closed>(session.state.phase));
  CHECK(seen(session, session::BeforeCheck{}).text == session.words.sides_text);
  for (const int side : {0, 1, 2}) {
    CHECK(seen(session, session::Checking{}, side).sign == Sign::listening);
    CHECK(seen(session, session::Checking{}, side).title == session.words.listening);
  }
  const View asked = seen(session, session::AskCheck{});
  CHECK(asked.text == session.words.sides_question);
  CHECK(asked.prompt == session.words.press_left);
  CHECK(asked.right_prompt == session.words.press_right);
  CHECK(asked.second_prompt == session.words.press_again);
  session::State state = session.at(session::BeforeCheck{});
  state.check.failed = 1;
  CHECK(view_of(session.plan, state, session.words, 0, std::nullopt).text == session.words.sides_again_text);
  state.phase = session::AskCheck{session::CheckQuestion::comfort};
  const View comfort = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(comfort.text == session.words.comfort_question);
  CHECK(comfort.second_prompt == session.words.press_not_comfortable);
  CHECK(comfort.right_prompt.empty());
  state.phase = session::Halted{session::Reason::check, "", {}, {}};
  const View halted = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(halted.prompt == session.words.press_code);
  CHECK_THAT(halted.text, Catch::EndsWith(session.words.halt_check));
  Beside beside;
  beside.code_lets_on = true;
  CHECK(view_of(session.plan, state, session.words, 0, "", beside).text == session.words.code_check_text);
}

TEST_CASE("a sample that may be heard again has a button for it until it was heard as often as it may be") {
  const Session session = checked_session();
  session::State state = session.at(session::Voting{});
  CHECK(view_of(session.plan, state, session.words, 0, std::nullopt).second_prompt ==
        session.words.press_replay);
  std::get<session::Voting>(state.phase).heard.facts.plays = 2;
  CHECK(view_of(session.plan, state, session.words, 0, std::nullopt).second_prompt.empty());
  CHECK_THAT(seen(session, session::Instructions{}).text,
             Catch::StartsWith(session.words.replay_text + " " + session.words.instructions_text));
}

TEST_CASE("instructions say that a sample is played once only where it is, and that Enter confirms") {
  for (const method::Method& method : method::methods()) {
    CAPTURE(method.id);
    Session session = whole_session(false, method.id);
    const auto text = [&] { return seen(session, session::Instructions{}).text; };
    const bool one_sound = method.layout == method::Layout::single && method.questions.size() == 1;
    session.plan.confirm = false;
    CHECK((text().find("played once") != std::string::npos) == one_sound);
    CHECK(text().find(session.words.confirm_text) == std::string::npos);
    session.plan.max_plays = 2;
    CHECK(text().find("once") == std::string::npos);
    CHECK_THAT(text(), Catch::Contains(session.words.replay_text));
    session.plan.confirm = true;
    const bool digits = method.questions.front().input == method::InputKind::digit;
    CHECK((text().find(session.words.confirm_text) != std::string::npos) == digits);
  }
}

TEST_CASE("in no language do the instructions of a method say that a sample is played once") {
  for (const labels::LabelPack& pack : labels::label_packs()) {
    CAPTURE(pack.language);
    const auto once = pack.texts.find("once_text");
    REQUIRE(once != pack.texts.end());
    CHECK(pack.texts.contains("confirm_text"));
    for (const auto& [key, text] : pack.texts)
      if (key != "once_text") CHECK(text.text.find(once->second.text) == std::string::npos);
  }
}

TEST_CASE("with every method the label that was chosen is shown as saved") {
  for (const method::Method& method : method::methods()) {
    CAPTURE(method.id);
    const Session session = whole_session(false, method.id);
    int saved = 0;
    for (const View& view : session.views)
      if (view.sign == Sign::saved && view.is_trial) {
        ++saved;
        CHECK_THAT(view.title, Catch::StartsWith(session.words.saved + ": "));
        CHECK(view.title.size() > session.words.saved.size() + 2);
      }
    CHECK(saved > 0);
  }
}

TEST_CASE("the consent is read page by page, with a way not to agree on each of them") {
  const Session session = whole_session(false);
  session::State state = session.at(session::Consent{});
  const View first = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(first.text == "You hear speech and rate it.");
  CHECK(first.prompt == session.words.press_continue);
  CHECK(first.second_prompt == session.words.press_decline);
  state.phase = session::Consent{1};
  const View last = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(last.prompt == session.words.press_agree);
  CHECK(last.second_prompt == session.words.press_decline);
  const Session declined = declined_session();
  CHECK(seen(declined, session::Declined{}).title == session.words.declined_title);
}

TEST_CASE("a vote that was missed is told calmly, and no choice is marked") {
  const Session session = whole_session(false);
  session::State state = session.at(session::Ready{});
  state.last = session::Missed{};
  const View view = view_of(session.plan, state, session.words, 0, std::nullopt);
  CHECK(view.title == "No rating was taken for the last sample");
  CHECK_FALSE(view.chosen);
  CHECK(seen(session, session::MainBegins{}).title == "The test begins now");
}
