#include "session/asking.h"

#include "session/desk.h"

#include <random>

using namespace quietroom;
using namespace quietroom::session;
using namespace quietroom::session::test_desk;
using design::AnswerKind;
using design::When;
using Words = std::vector<std::string>;

namespace {

design::FormQuestion choice(const std::string& id, bool required = false) {
  return {id, id + "?", AnswerKind::choice, {"Yes", "No"}, {"1", "2"}, required, true};
}
design::FormQuestion text(const std::string& id) {
  return {id, id + "?", AnswerKind::text, {}, {}, false, true};
}

/// A form of a required and a free question, and a questionnaire at each moment.
design::Plan asking_plan(bool screens = false) {
  design::Plan out = plan();
  out.break_after = 2;
  out.questionnaires = {{"form", When::before_session, {choice("age", true), text("note")}},
                        {"p", When::after_practice, {choice("ready")}},
                        {"b", When::at_break, {choice("tired"), text("why")}},
                        {"e", When::at_end, {text("last")}}};
  out.screens = screens;
  return out;
}

/// What was stored, in its order: "form/age=1".
Words answers(const Desk& desk) {
  Words out;
  for (const Effect& effect : desk.effects)
    if (const auto* answer = std::get_if<StoreAnswer>(&effect)) {
      const auto& of = desk.plan.questionnaires[answer->questionnaire];
      out.push_back(design::answer_key(of.id, of.questions[answer->question].id) + "=" +
                    answer->given.code.value_or("-"));
    }
  return out;
}

} // namespace

TEST_CASE(
    "the form comes before the instructions, and each questionnaire at its moment, before the session is "
    "finished") {
  Desk desk(asking_plan());
  drive(desk);
  REQUIRE(is<Closed>(desk.state.phase));
  CHECK(answers(desk) == Words{"form/age=1", "form/note=-", "p/ready=1", "b/tired=1", "b/why=-", "e/last=-"});
  const Words said = names(desk.said);
  const auto at = [&](const std::string& name) { return std::ranges::find(said, name) - said.begin(); };
  CHECK(at("ready form") < at("ready instructions"));
  CHECK(at("ready questions") < at("break"));
  CHECK(said.back() == "finished");
  CHECK(std::ranges::count(said, "ready questions") == 4);
}

TEST_CASE("a required question stays until it is answered, and a free one may be left") {
  Desk desk(asking_plan());
  desk.on(BlockLoaded{});
  desk.on(GoOn{});
  REQUIRE(is<Asking>(desk.state.phase));
  desk.on(GoOn{});
  REQUIRE(is<Asking>(desk.state.phase));
  CHECK(std::get<Asking>(desk.state.phase).input.refused);
  desk.on(Digit{2, desk.now_s});
  desk.on(GoOn{});
  REQUIRE(is<Answering>(desk.state.phase));
  desk.commit();
  desk.on(GoOn{});
  desk.commit();
  CHECK(answers(desk) == Words{"form/age=2", "form/note=-"});
  CHECK(is<Instructions>(desk.state.phase));
}

TEST_CASE("a key that was pressed on one page of a form never answers the next") {
  Desk desk(asking_plan());
  desk.on(BlockLoaded{});
  desk.on(GoOn{});
  desk.on(Digit{1, desk.now_s});
  desk.on(GoOn{});
  desk.patient = false;
  desk.commit();
  REQUIRE(is<Asking>(desk.state.phase));
  desk.on(Typed{"x", desk.now_s});
  desk.on(GoOn{});
  REQUIRE(is<Asking>(desk.state.phase));
  CHECK(std::get<Asking>(desk.state.phase).input.typed.empty());
}

TEST_CASE("an answer that could not be stored halts the session on it, and Enter tries again") {
  Desk desk(asking_plan());
  desk.on(BlockLoaded{});
  desk.on(GoOn{});
  desk.on(Digit{1, desk.now_s});
  desk.on(GoOn{});
  desk.on(NotCommitted{"disk full"});
  REQUIRE(is<Halted>(desk.state.phase));
  desk.on(GoOn{});
  REQUIRE(is<Answering>(desk.state.phase));
  CHECK(answers(desk) == Words{"form/age=1", "form/age=1"}); // the same once more
  desk.commit();
  CHECK(is<Asking>(desk.state.phase));
}

TEST_CASE("what was answered in an earlier sitting is not asked again") {
  const design::Plan asked = asking_plan(true);
  State state = open(asked, begin(asked), 0, {{"form/age"}, true, "2026-11-28"}).state;
  CHECK(next_question(asked, state, When::before_session)->question == 1);
  state.answered.keys.insert("form/note");
  CHECK_FALSE(next_question(asked, state, When::before_session));
}

TEST_CASE("a session that is taken up again asks what is open of its moment before it goes on") {
  const design::Plan asked = asking_plan();
  Progress progress = begin(asked);
  CHECK_FALSE(moment_of(asked, progress));
  while (progress.block == 0) progress = after(asked, std::move(progress), Outcome::answered);
  CHECK(moment_of(asked, progress) == When::after_practice);
  progress = after(asked, std::move(progress), Outcome::answered);
  CHECK_FALSE(moment_of(asked, progress));
  progress = after(asked, std::move(progress), Outcome::answered);
  CHECK(moment_of(asked, progress) == When::at_break);
  while (!all_answered(asked, progress)) progress = after(asked, std::move(progress), Outcome::answered);
  CHECK(moment_of(asked, progress) == When::at_end);
  CHECK(is<Asking>(open(asked, progress, 0).state.phase));
  CHECK(is<Finishing>(open(asked, progress, 0, {{"e/last"}, true, ""}).state.phase));
}

TEST_CASE("a listener who is not eligible waits for the experimenter, whose code leads to the reasons") {
  Desk desk(asking_plan(true));
  desk.on(BlockLoaded{});
  desk.on(GoOn{});
  desk.on(Digit{1, desk.now_s});
  desk.on(GoOn{});
  desk.commit();
  desk.on(GoOn{});
  desk.commit();
  REQUIRE(is<CheckingEligibility>(desk.state.phase));
  desk.on(EligibilityChecked{{design::Breach::unheard}});
  REQUIRE(is<NotEligible>(desk.state.phase));
  CHECK(desk.said.back().event == "ineligible");
  desk.on(GoOn{});
  desk.on(Digit{1, desk.now_s});
  CHECK(is<NotEligible>(desk.state.phase)); // no key of the listener goes on
  desk.on(Escape{});
  desk.on(Digit{7, desk.now_s});
  desk.on(GoOn{});
  desk.on(CodeChecked{CodeVerdict::right});
  REQUIRE(is<Overriding>(desk.state.phase));
  CHECK(std::get<Overriding>(desk.state.phase).breaches == std::vector{design::Breach::unheard});

  SECTION("a reason takes the listener in, and is stored") {
    for (const char* letter : {"o", "k", "x"}) desk.on(Typed{letter, desk.now_s});
    desk.on(Backspace{});
    desk.on(GoOn{});
    REQUIRE(is<LettingIn>(desk.state.phase));
    CHECK(std::get<LettingIn>(desk.state.phase).asked.reason == "ok");
    desk.commit();
    CHECK(is<Instructions>(desk.state.phase));
  }
  SECTION("without a reason the session ends, unfinished") {
    desk.on(GoOn{});
    CHECK(is<Closed>(desk.state.phase));
    CHECK(desk.said.back().event == "aborted");
  }
}

TEST_CASE(
    "whatever happens, each answer is stored once and in order, and no trial begins before the listener is "
    "let in") {
  const auto seed = GENERATE(range(0U, 200U));
  CAPTURE(seed);
  std::mt19937_64 engine(seed);
  const auto one_in = [&](unsigned n) { return engine() % n == 0; };
  const design::Plan asked = asking_plan(true);
  State state;
  double now_s = 0;
  Words stored;
  bool let_in = false, required_answered = false;
  std::optional<std::string> pending;
  const auto take = [&](Transition step) {
    state = std::move(step.state);
    for (const Effect& effect : step.effects) {
      if (const auto* answer = std::get_if<StoreAnswer>(&effect)) {
        const auto& of = asked.questionnaires[answer->questionnaire];
        const auto& question = of.questions[answer->question];
        REQUIRE((answer->given.code || !question.required));
        pending = design::answer_key(of.id, question.id);
      }
      if (std::holds_alternative<BeginAttempt>(effect)) {
        REQUIRE(let_in);
        REQUIRE(required_answered);
      }
    }
  };
  take(open(asked, begin(asked), now_s));
  for (int i = 0; i < 2500 && !is<Closed>(state.phase); ++i) {
    now_s += one_in(2) ? 0.4 : 0.02;
    take(advance(asked, state, Clock{}, now_s));
    Event event = GoOn{now_s};
    switch (engine() % 14) {
    case 0:
      event = Digit{static_cast<int>(engine() % 4), now_s};
      break;
    case 1:
      event = Typed{"a", now_s};
      break;
    case 2:
      event = Backspace{};
      break;
    case 3:
      event = Pick{static_cast<int>(engine() % 4), now_s};
      break;
    case 4:
      event = one_in(6) ? Event(Escape{}) : Event(BlockLoaded{});
      break;
    case 5:
      event = one_in(2) ? Event(CheckEnded{}) : Event(BreakOver{});
      break;
    case 6:
      event = one_in(8) ? Event(NotCommitted{"no"}) : Event(Committed{});
      break;
    case 7:
      event = Verified{};
      break;
    case 8:
      event = PlaybackEnded{{1, 1, 0, 0, {}}, now_s};
      break;
    case 9:
      event = CodeChecked{one_in(2) ? CodeVerdict::right : CodeVerdict::wrong};
      break;
    case 10:
      event = EligibilityChecked{one_in(2) ? std::vector{design::Breach::last_test}
                                           : std::vector<design::Breach>{}};
      break;
    case 11:
      event = Committed{};
      break;
    default:
      break;
    }
    if (std::holds_alternative<Committed>(event) && is<Answering>(state.phase)) {
      REQUIRE(pending);
      REQUIRE(std::ranges::find(stored, *pending) == stored.end());
      stored.push_back(*pending);
      if (*pending == "form/age") required_answered = true;
    }
    if (std::holds_alternative<Committed>(event) && is<LettingIn>(state.phase)) let_in = true;
    if (const auto* checked = std::get_if<EligibilityChecked>(&event);
        checked != nullptr && is<CheckingEligibility>(state.phase))
      let_in = checked->breaches.empty();
    take(advance(asked, state, event, now_s));
  }
  const Words all = {"form/age", "form/note", "p/ready", "b/tired", "b/why", "e/last"};
  REQUIRE(stored.size() <= all.size());
  CHECK(std::equal(stored.begin(), stored.end(), all.begin()));
  if (is<Thanks>(state.phase)) CHECK(stored == all);
}
