#include "panel/view_question.h"

#include "panel/whole_session.h"

#include "panel/screen.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::panel;
using quietroom::panel::test_views::asking_design;

namespace {

design::Plan asking_plan() {
  design::Plan out;
  out.questionnaires = asking_design().questionnaires;
  return out;
}

View view(std::size_t question, session::AnswerInput input = {}) {
  return question_view(asking_plan(), {0, question, std::move(input)}, asking_design().wording);
}

} // namespace

TEST_CASE("a choice shows its labels with the keys from 1, and says that it may be left") {
  const View shown = view(0);
  CHECK(shown.is_question);
  CHECK(shown.heading == "What is your gender?");
  REQUIRE(shown.choices.size() == 3);
  CHECK(shown.choices[0] == Choice{1, "Female"});
  CHECK(shown.prompt == "Press Enter to give no answer");
  CHECK(view(0, {1, "", false}).chosen == 2);
  CHECK(view(0, {1, "", false}).prompt == "Press Enter to continue");
}

TEST_CASE("a required question has no prompt until it is answered, and a date says what is wrong") {
  CHECK(view(3).prompt.empty()); // hearing, which a rule needs
  CHECK(view(2).prompt.empty());
  CHECK(view(2).second_prompt == "Never");
  const View typed = view(2, {std::nullopt, "202603", false});
  CHECK(typed.field == "2026-03");
  CHECK(typed.prompt == "Press Enter to continue");
  CHECK(view(2, {std::nullopt, "0", false}).field == "Never");
  CHECK_THAT(view(2, {std::nullopt, "2099", true}).text, Catch::StartsWith("This is no month of the past."));
}

TEST_CASE("characters are text only where a text or a reason is typed and no code is asked") {
  const design::Plan plan = asking_plan();
  session::State state;
  CHECK_FALSE(takes_text(plan, state));
  state.phase = session::Asking{0, 0, {}};
  CHECK_FALSE(takes_text(plan, state));
  state.phase = session::Asking{0, 1, {}};
  CHECK(takes_text(plan, state));
  state.code.emplace();
  CHECK_FALSE(takes_text(plan, state));
  state.code.reset();
  state.phase = session::Overriding{};
  CHECK(takes_text(plan, state));
}

TEST_CASE("the listener who is not eligible reads no rule, and the experimenter each that does not hold") {
  const design::Wording words = asking_design().wording;
  CHECK_THAT(not_eligible_view(words).text, Catch::StartsWith("Thank you for your answers."));
  CHECK(not_eligible_view(words).prompt.empty());
  const session::Overriding phase{{design::Breach::last_test, design::Breach::normal_hearing}, ""};
  const View shown = override_view(phase, words);
  CHECK_THAT(shown.text,
             Catch::StartsWith("The last test of any kind was not long enough ago.\nThe hearing is "
                               "not reported as normal.\n"));
  CHECK(shown.prompt == "Press Enter to close");
  CHECK(override_view({phase.breaches, "ok"}, words).prompt == "Press Enter to go on for this reason");
}

TEST_CASE("giving no answer stands out less than an answer") {
  View view;
  view.is_question = true;
  view.heading = "How tired are you?";
  view.choices = {{1, "Not at all"}, {2, "Very"}};
  view.scale_open = true;
  view.prompt = "Press Enter to give no answer";
  quietroom::panel::test::Screen screen(1280, 800);
  const auto seen_with = [&](bool skips) {
    view.prompt_skips = skips;
    screen.frame(view);
    return screen.drawn(view).hash;
  };
  CHECK(seen_with(true) != seen_with(false));
}
