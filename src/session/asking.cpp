#include "session/asking.h"

#include "design/trials.h"
#include "session/steps.h"
#include "session/typed_text.h"
#include "session/waiting.h"

#include <utility>

namespace quietroom::session {

using design::When;

namespace {

bool is_between_samples(const design::Plan& plan, const Progress& progress) {
  return (progress.queue.front() - 1) % design::group_size(plan.method) == 0;
}

bool is_at_break(const design::Plan& plan, const Progress& progress) {
  const int beyond = answered_in_block(plan, progress) - plan.break_after;
  return plan.break_after > 0 && beyond >= 0 && beyond < design::group_size(plan.method) &&
         is_between_samples(plan, progress);
}

const design::FormQuestion& question_of(const design::Plan& plan, const Asking& asking) {
  return plan.questionnaires[asking.questionnaire].questions[asking.question];
}

/// Which keys mean something there.
struct TypeAnswer {
  AnswerInput& input;
  const design::FormQuestion& question;

  template<class Key>
  void operator()(const Key& key) const {
    if constexpr (requires { take_key(input, question, key); }) take_key(input, question, key);
  }
};

} // namespace

std::optional<PlaceOfQuestion> next_question(const design::Plan& plan, const State& state, When when) {
  for (std::size_t i = 0; i < plan.questionnaires.size(); ++i) {
    const design::Questionnaire& each = plan.questionnaires[i];
    for (std::size_t k = 0; each.when == when && k < each.questions.size(); ++k)
      if (!state.answered.keys.contains(design::answer_key(each.id, each.questions[k].id)))
        return PlaceOfQuestion{i, k};
  }
  return std::nullopt;
}

std::optional<When> moment_of(const design::Plan& plan, const Progress& progress) {
  if (all_answered(plan, progress)) return When::at_end;
  if (plan.blocks[progress.block].type != design::BlockType::main) return std::nullopt;
  if (progress.block > 0 && answered_in_block(plan, progress) == 0) return When::after_practice;
  if (is_at_break(plan, progress)) return When::at_break;
  return std::nullopt;
}

Transition ask(const design::Plan& plan, State state, const PlaceOfQuestion& place) {
  const bool is_form = plan.questionnaires[place.questionnaire].when == When::before_session;
  wait_for_key(state, waits_at(plan, state, is_form ? Screen::form : Screen::questions));
  return to(std::move(state), Asking{place.questionnaire, place.question, {}});
}

Transition begin_trials(const design::Plan& plan, State state) {
  const auto moment = moment_of(plan, state.progress);
  if (moment && next_question(plan, state, *moment)) return ask_or_pass(plan, std::move(state), *moment);
  return to_ready(plan, std::move(state));
}

Transition to_instructions(const design::Plan& plan, State state) {
  if (!state.files.changed.empty()) return call_for_file(plan, std::move(state));
  if (const auto place = next_question(plan, state, When::before_session))
    return ask(plan, std::move(state), *place);
  if (plan.screens && !state.answered.let_in) return to_store(plan, std::move(state), CheckingEligibility{});
  return show(plan, std::move(state), Instructions{}, Screen::instructions);
}

Transition after_answer(const design::Plan& plan, State state) {
  const StoreAnswer& stored = std::get<Answering>(state.phase).asked;
  const design::Questionnaire& of = plan.questionnaires[stored.questionnaire];
  state.answered.keys.insert(design::answer_key(of.id, of.questions[stored.question].id));
  return of.when == When::before_session ? to_instructions(plan, std::move(state))
                                         : ask_or_pass(plan, std::move(state), of.when);
}

void take_typed(const design::Plan& plan, Phase& phase, const Event& key) {
  if (auto* asking = std::get_if<Asking>(&phase))
    std::visit(TypeAnswer{asking->input, question_of(plan, *asking)}, key);
  auto* overriding = std::get_if<Overriding>(&phase);
  if (overriding == nullptr) return;
  if (const auto* letter = std::get_if<Typed>(&key))
    add_typed(overriding->reason, letter->text, design::most_answer_characters);
  if (std::holds_alternative<Backspace>(key)) drop_last_letter(overriding->reason);
}

Transition enter_answer(const design::Plan& plan, State state) {
  auto& asking = std::get<Asking>(state.phase);
  auto given = entered(asking.input, question_of(plan, asking), state.answered.today_utc);
  if (!given) {
    asking.input.refused = true;
    return {std::move(state), {}};
  }
  StoreAnswer asked{asking.questionnaire, asking.question, std::move(*given)};
  Answering next{std::move(asked), std::move(asking.input)};
  return to_store(plan, std::move(state), std::move(next));
}

Transition call_for_eligibility(State state, std::vector<design::Breach> breaches) {
  Announce said;
  said.event = "ineligible";
  const Tell tell{
      "The listener is not eligible by the rules of study.toml. Press Esc at the station and type "
      "the experimenter's code to see why and to decide."};
  return to(std::move(state), NotEligible{std::move(breaches)}, {said, tell});
}

Transition show_breaches(const design::Plan& plan, State state) {
  Overriding next{std::get<NotEligible>(state.phase).breaches, {}};
  state.code.reset();
  Announce closed;
  closed.event = "code_closed";
  wait_for_key(state, waits_at(plan, state, Screen::overriding));
  return to(std::move(state), std::move(next), {closed});
}

Transition ask_or_pass(const design::Plan& plan, State state, When when) {
  if (const auto place = next_question(plan, state, when)) return ask(plan, std::move(state), *place);
  if (when == When::at_end) return to_store(plan, std::move(state), Finishing{});
  if (when == When::after_practice) return load(std::move(state), after_practice(plan));
  return begin_break(plan, std::move(state));
}

} // namespace quietroom::session
