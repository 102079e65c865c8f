#include "session/hearing_check.h"

#include "core/random.h"
#include "session/steps.h"

#include <string>
#include <utility>

namespace quietroom::session {

CheckTone check_tone(const design::Plan& plan, const CheckProgress& progress) {
  if (plan.check == design::SoundCheck::tones) return CheckTone::left_then_right;
  if (plan.check == design::SoundCheck::audible) return CheckTone::both;
  const bool left_first = derived_seed(plan.seed, {"check", std::to_string(progress.round)}) % 2 == 0;
  return left_first == (progress.tone == 0) ? CheckTone::left : CheckTone::right;
}

CheckQuestion check_question(const design::Plan& plan) {
  return plan.check == design::SoundCheck::sides ? CheckQuestion::side : CheckQuestion::audible;
}

bool passes(CheckQuestion question, CheckTone heard, CheckAnswer answer) {
  if (question != CheckQuestion::side) return answer == CheckAnswer::yes;
  return answer == (heard == CheckTone::left ? CheckAnswer::left : CheckAnswer::right);
}

Transition play_check(const design::Plan& plan, State state) {
  const PlayCheck effect{check_tone(plan, state.check)};
  return to(std::move(state), Checking{}, {effect});
}

Transition ask(const design::Plan& plan, State state, CheckQuestion question) {
  const Screen screen = question == CheckQuestion::side      ? Screen::side
                        : question == CheckQuestion::audible ? Screen::audible
                                                             : Screen::comfort;
  return show(plan, std::move(state), AskCheck{question}, screen);
}

Transition answer_check(const design::Plan& plan, State state, CheckQuestion question, CheckAnswer answer) {
  const CheckTone heard = check_tone(plan, state.check);
  return to_store(plan, std::move(state),
                  NotingCheck{{question, heard, answer, passes(question, heard, answer)}});
}

bool is_over(const StoreCheck& answered) {
  return answered.passed && answered.question == CheckQuestion::comfort;
}

Transition after_check(const design::Plan& plan, State state, const StoreCheck& answered) {
  if (answered.passed) {
    const bool next_tone = answered.question == CheckQuestion::side && state.check.tone + 1 < tones_of_sides;
    if (!next_tone) return ask(plan, std::move(state), CheckQuestion::comfort);
    ++state.check.tone;
    return play_check(plan, std::move(state));
  }
  ++state.check.failed;
  if (answered.question == CheckQuestion::comfort || state.check.failed >= most_failed_checks)
    return fail(plan, std::move(state),
                {Reason::check,
                 "The sound check was not passed. Look at the headphones and their cable, then press Enter "
                 "at the station and type the code: the check begins again.",
                 {},
                 BeforeCheck{}});
  ++state.check.round;
  state.check.tone = 0;
  return show(plan, std::move(state), BeforeCheck{}, Screen::check);
}

Transition check_again(const design::Plan& plan, State state) {
  state.check = {state.check.round + 1, 0, 0};
  return show(plan, std::move(state), BeforeCheck{}, Screen::check);
}

std::string_view name_of(CheckQuestion question) {
  switch (question) {
  case CheckQuestion::side:
    return "side";
  case CheckQuestion::audible:
    return "audible";
  case CheckQuestion::comfort:
    break;
  }
  return "comfort";
}

std::string_view name_of(CheckTone tone) {
  switch (tone) {
  case CheckTone::left_then_right:
    return "left,right";
  case CheckTone::left:
    return "left";
  case CheckTone::right:
    return "right";
  case CheckTone::both:
    break;
  }
  return "both";
}

std::string_view name_of(CheckAnswer answer) {
  switch (answer) {
  case CheckAnswer::left:
    return "left";
  case CheckAnswer::right:
    return "right";
  case CheckAnswer::yes:
    return "yes";
  case CheckAnswer::no:
    break;
  }
  return "no";
}

} // namespace quietroom::session
