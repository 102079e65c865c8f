#include "panel/view_question.h"

#include "design/form_texts.h"
#include "design/test_date.h"

#include <fmt/format.h>

namespace quietroom::panel {

using design::AnswerKind;
using design::form_text;

namespace {

std::string typed_text(const design::FormQuestion& question, const std::string& typed,
                       const design::Wording& words) {
  if (question.kind != AnswerKind::date) return typed;
  return typed == "0" ? form_text(words, "date_never") : design::shown_date(typed);
}

std::string how_to_answer(const design::FormQuestion& question, bool refused, const design::Wording& words) {
  switch (question.kind) {
  case AnswerKind::choice:
    return form_text(words, "choose_one");
  case AnswerKind::date:
    return refused ? form_text(words, "date_wrong") + "\n" + form_text(words, "type_date")
                   : form_text(words, "type_date");
  case AnswerKind::text:
    break;
  }
  return form_text(words, "type_text");
}

View asked(const design::FormQuestion& question, const session::AnswerInput& input,
           const design::Wording& words) {
  View view;
  view.is_question = true;
  view.heading = question.heading;
  if (question.kind != AnswerKind::choice) view.field = typed_text(question, input.typed, words);
  int number = 0;
  for (const std::string& label : question.labels) view.choices.push_back({++number, label});
  if (input.choice) view.chosen = static_cast<int>(*input.choice) + 1;
  view.text = how_to_answer(question, input.refused, words);
  if (input.refused) view.sign = Sign::repeat;
  return view;
}

} // namespace

View question_view(const design::Plan& plan, const session::Asking& phase, const design::Wording& words) {
  const design::FormQuestion& question = plan.questionnaires[phase.questionnaire].questions[phase.question];
  View view = asked(question, phase.input, words);
  view.scale_open = true;
  const bool nothing = is_empty(phase.input);
  if (!nothing) {
    view.prompt = words.press_continue;
  } else if (!question.required) {
    view.prompt = form_text(words, "press_skip");
    view.prompt_skips = true;
  }
  if (question.kind == AnswerKind::date && nothing) view.second_prompt = form_text(words, "date_never");
  return view;
}

View stored_question_view(const design::Plan& plan, const session::Answering& phase,
                          const design::Wording& words) {
  return asked(plan.questionnaires[phase.asked.questionnaire].questions[phase.asked.question], phase.input,
               words);
}

View not_eligible_view(const design::Wording& words) {
  View view;
  view.sign = Sign::call;
  view.title = words.call_title;
  view.text = form_text(words, "not_eligible_text");
  return view;
}

View override_view(const session::Overriding& phase, const design::Wording& words) {
  View view;
  view.is_question = true;
  view.scale_open = true;
  view.heading = form_text(words, "override_title");
  for (const design::Breach each : phase.breaches)
    view.text += form_text(words, fmt::format("breach_{}", name_of(each))) + "\n";
  view.text += form_text(words, "override_text");
  view.field = phase.reason;
  view.prompt = phase.reason.empty() ? words.press_end : form_text(words, "press_override");
  return view;
}

bool takes_text(const design::Plan& plan, const session::State& state) {
  if (state.code) return false;
  if (session::is<session::Overriding>(state.phase)) return true;
  const auto* asking = std::get_if<session::Asking>(&state.phase);
  return asking != nullptr &&
         plan.questionnaires[asking->questionnaire].questions[asking->question].kind == AnswerKind::text;
}

} // namespace quietroom::panel
