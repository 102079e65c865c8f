#include "panel/view.h"

#include "design/form_texts.h"
#include "method/scores.h"
#include "panel/console_view.h"
#include "panel/view_question.h"
#include "session/plays.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <variant>

namespace quietroom::panel {

namespace {

View page(Sign sign, std::string title, std::string text, std::string prompt = {}) {
  View view;
  view.sign = sign;
  view.title = std::move(title);
  view.text = std::move(text);
  view.prompt = std::move(prompt);
  return view;
}

View trial(const design::Plan& plan, const session::State& state, const design::Wording& words) {
  View view;
  view.is_trial = true;
  const bool practice = plan.blocks[state.progress.block].type == design::BlockType::practice;
  view.block_name = practice ? words.practice : words.main;
  view.answered = answered_in_block(plan, state.progress);
  view.of = trials_in_block(plan, state.progress);
  const std::size_t asked = next_attempt(plan, state.progress).heard.question;
  const design::ScaleText& scale = words.scales[asked];
  view.heading = scale.heading;
  const method::Question& question = plan.method.questions[asked];
  int value = question.scale.high;
  for (const std::string& label : scale.labels) view.choices.push_back({value--, label});
  if (plan.cannot_tell) view.choices.push_back({std::nullopt, words.cannot_tell});
  view.signed_values = question.scale.low < 0;
  view.zero_is_none = plan.cannot_tell && !contains(question.scale, 0);
  return view;
}

void mark(View& view, const method::Answer& answer) {
  view.chosen = answer.value;
  view.chose_none = !answer.value;
}

View ready(View view, const design::Plan& plan, const session::State& state, const design::Wording& words) {
  const session::LastTrial& last = state.last;
  view.sign = Sign::ready;
  view.title = words.trial_ready;
  view.prompt = words.press_listen;
  if (const auto* saved = std::get_if<session::Saved>(&last)) {
    view.sign = Sign::saved;
    view.title = fmt::format("{}: {}", words.saved, label_of(words, plan.method, saved->answer));
    if (next_attempt(plan, state.progress).heard.question ==
        saved->answer.question) // else it is on another scale
      mark(view, saved->answer);
  } else if (std::holds_alternative<session::Missed>(last)) {
    view.sign = Sign::pause;
    view.title = words.missed;
  } else if (std::holds_alternative<session::Repeated>(last)) {
    view.sign = Sign::repeat;
    view.title = words.repeated;
  }
  return view;
}

View listening(View view, const design::Wording& words) {
  view.sign = Sign::listening;
  view.title = words.listening;
  return view;
}

View voting(View view, const design::Plan& plan, const session::State& state, const design::Wording& words) {
  const std::size_t asked = next_attempt(plan, state.progress).heard.question;
  const bool by_arrows = plan.method.questions[asked].input == method::InputKind::arrows;
  view.sign = Sign::vote;
  view.title = by_arrows ? words.vote_by_arrows : words.vote_now;
  view.scale_open = true;
  return view;
}

View chosen(View view, const session::Vote& vote, const design::Wording& words) {
  view.sign = Sign::chosen;
  view.title = words.chosen;
  mark(view, vote.answer);
  return view;
}

/// Two sentences of a language; Chinese and Japanese have no blank between them.
std::string one_after_other(const std::string& first, const std::string& second) {
  return first + (first.empty() || second.empty() || first.ends_with("。") ? "" : " ") + second;
}

/// How often a sample is heard, what to do, and that Enter confirms.
std::string instructions(const design::Plan& plan, const design::Wording& words) {
  const bool heard_again = plan.max_plays > 1;
  const bool one_sound = plan.method.layout == method::Layout::single && plan.method.questions.size() == 1;
  const bool says_how_often = one_sound && !words.once_text.empty();
  std::string text = words.instructions_text;
  const auto add = [&](const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : "\n\n") + more;
  };
  if (says_how_often) text = one_after_other(heard_again ? words.replay_text : words.once_text, text);
  if (heard_again && !says_how_often) add(words.replay_text);
  if (plan.confirm && plan.method.questions.front().input == method::InputKind::digit)
    add(words.confirm_text);
  return text;
}

View tones(const design::Wording& words, int side) {
  const Sign sign = side == 1 ? Sign::left_ear : side == 2 ? Sign::right_ear : Sign::listening;
  return page(sign, side == 1 ? words.check_left : side == 2 ? words.check_right : words.listening, "");
}

/// Once more after a wrong answer.
const std::string& before_check(const design::Plan& plan, const session::CheckProgress& check,
                                const design::Wording& words) {
  if (plan.check == design::SoundCheck::tones) return words.check_text;
  const bool sides = plan.check == design::SoundCheck::sides;
  if (check.failed > 0) return sides ? words.sides_again_text : words.audible_again_text;
  return sides ? words.sides_text : words.audible_text;
}

View asked(session::CheckQuestion question, const design::Wording& words) {
  using enum session::CheckQuestion;
  View view = page(Sign::none, words.check_title, "");
  view.text = question == side      ? words.sides_question
              : question == audible ? words.audible_question
                                    : words.comfort_question;
  view.prompt = question == side      ? words.press_left
                : question == audible ? words.press_heard
                                      : words.press_comfortable;
  view.second_prompt = question == side      ? words.press_again
                       : question == audible ? words.press_not_heard
                                             : words.press_not_comfortable;
  if (question == side) view.right_prompt = words.press_right;
  return view;
}

/// A word for the experimenter, who comes to this screen; the sentence that may name files is never on it.
const std::string& halted_because(session::Reason reason, const design::Wording& words) {
  switch (reason) {
  case session::Reason::store:
    return words.halt_store;
  case session::Reason::device_lost:
    return words.halt_device_lost;
  case session::Reason::repeated_faults:
    return words.halt_faults;
  case session::Reason::check:
    return words.halt_check;
  case session::Reason::files:
    return words.halt_files;
  default:
    return words.halt_sound;
  }
}

View resting(const design::Wording& words, double left_s) {
  View view = page(Sign::pause, words.break_title, words.break_text);
  const int seconds = std::max(0, static_cast<int>(std::ceil(left_s)));
  view.left = fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return view;
}

/// What the screen shows in each phase.
struct Show {
  const design::Plan& plan;
  const session::State& state;
  const design::Wording& words;
  int side;
  double break_left_s;

  View on_trial() const { return trial(plan, state, words); }
  View wait() const { return page(Sign::pause, words.preparing, ""); }
  View last() const { return page(Sign::saved, words.thanks_title, words.thanks_text, words.press_end); }

  View operator()(const session::Loading&) const { return wait(); }
  View operator()(const session::Welcome&) const {
    return page(Sign::none, words.welcome_title, words.welcome_text, words.press_continue);
  }
  View operator()(const session::Consent& phase) const {
    const bool is_last = phase.page + 1 == plan.consent.size();
    View view = page(Sign::none, words.consent_title, plan.consent[phase.page],
                     is_last ? words.press_agree : words.press_continue);
    view.second_prompt = words.press_decline;
    return view;
  }
  View operator()(const session::Consenting&) const { return wait(); }
  View operator()(const session::Asking& phase) const { return question_view(plan, phase, words); }
  View operator()(const session::Answering& phase) const { return stored_question_view(plan, phase, words); }
  View operator()(const session::CheckingEligibility&) const { return wait(); }
  View operator()(const session::NotEligible&) const { return not_eligible_view(words); }
  View operator()(const session::Overriding& phase) const { return override_view(phase, words); }
  View operator()(const session::LettingIn&) const { return wait(); }
  View operator()(const session::Declined&) const {
    return page(Sign::none, words.declined_title, words.declined_text, words.press_end);
  }
  View operator()(const session::MainBegins&) const {
    return page(Sign::ready, words.main_title, words.main_text, words.press_continue);
  }
  View operator()(const session::Instructions&) const {
    return page(Sign::none, words.instructions_title, instructions(plan, words), words.press_continue);
  }
  View operator()(const session::BeforeCheck&) const {
    return page(Sign::none, words.check_title, before_check(plan, state.check, words), words.press_start);
  }
  View operator()(const session::Checking&) const { // the side is what the listener has to say
    return tones(words, plan.check == design::SoundCheck::tones ? side : 0);
  }
  View operator()(const session::AskCheck& phase) const { return asked(phase.question, words); }
  View operator()(const session::NotingCheck&) const { return wait(); }
  View operator()(const session::AfterCheck&) const {
    View view = page(Sign::none, words.check_title, words.check_question, words.press_continue);
    view.second_prompt = words.press_again;
    return view;
  }
  View operator()(const session::Verifying&) const { return wait(); }
  View operator()(const session::Ready&) const {
    if (state.paused) return page(Sign::pause, words.paused_title, words.paused_text);
    return ready(on_trial(), plan, state, words);
  }
  View operator()(const session::Starting&) const { return listening(on_trial(), words); }
  View operator()(const session::Playing&) const { return listening(on_trial(), words); }
  View operator()(const session::Heard&) const { return listening(on_trial(), words); }
  View operator()(const session::Voiding&) const { return listening(on_trial(), words); }
  View operator()(const session::Voting& phase) const {
    View view = voting(on_trial(), plan, state, words);
    if (plays_left(plan, phase.heard) > 0) view.second_prompt = words.press_replay;
    return view;
  }
  View operator()(const session::Chosen& phase) const {
    View view = chosen(on_trial(), phase.vote, words);
    view.scale_open = true;
    view.prompt = words.press_confirm;
    if (plays_left(plan, phase.heard) > 0) view.second_prompt = words.press_replay;
    return view;
  }
  View operator()(const session::Saving& phase) const {
    const session::Vote& vote = phase.asked.votes.back();
    return vote.given ? chosen(on_trial(), vote, words) : listening(on_trial(), words);
  }
  View operator()(const session::Resting&) const { return resting(words, break_left_s); }
  View operator()(const session::Rested&) const {
    return page(Sign::ready, words.break_title, words.break_over, words.press_continue);
  }
  View operator()(const session::Finishing&) const { return wait(); }
  View operator()(const session::Thanks&) const { return last(); }
  View operator()(const session::Halted& phase) const {
    return page(Sign::call, words.call_title,
                fmt::format("{}\n\n{}", words.call_text, halted_because(phase.reason, words)),
                phase.reason == session::Reason::check ? words.press_code : words.press_try_again);
  }
  View operator()(const session::Closed&) const { return last(); }
};

/// Keys go to another window: the page says so, and still what it is for.
void tell_of_focus(View& view, const design::Wording& words) {
  view.sign = Sign::pause;
  if (view.is_question)
    view.text = words.focus_lost;
  else if (view.is_trial)
    view.title = words.focus_lost;
  else
    view.note = words.focus_lost;
}

std::string code_title(const Beside& beside, bool nothing_typed, const design::Wording& words) {
  if (beside.code_is_checked) return words.preparing;
  if (!beside.code_refused || !nothing_typed) return words.code_title;
  return *beside.code_refused == session::CodeVerdict::not_set ? words.code_unset_title : words.code_wrong;
}

std::string code_text(const Beside& beside, const design::Wording& words) {
  if (beside.code_lets_on && beside.code_refused != session::CodeVerdict::not_set)
    return words.code_check_text;
  return beside.code_refused == session::CodeVerdict::not_set ? words.code_unset_text : words.code_text;
}

} // namespace

View view_of(const design::Plan& plan, const session::State& state, const design::Wording& wording,
             int check_side, const std::optional<std::string>& code, const Beside& beside) {
  View view = std::visit(Show{plan, state, wording, check_side, beside.break_left_s}, state.phase);
  if (!state.has_focus && !sounds(state.phase)) tell_of_focus(view, wording);
  if (state.moment) view = page(Sign::pause, wording.preparing, "");
  if (!beside.has_code && state.has_focus && session::is<session::Welcome>(state.phase))
    view.note = wording.code_unset;
  if (state.code && !state.code->open) view.prompt = wording.code_later;
  if (state.console) view = console_view(plan, state, wording);
  if (state.console && !state.has_focus) tell_of_focus(view, wording);
  if (!code) return view;
  view = page(Sign::call, code_title(beside, code->empty(), wording), code_text(beside, wording));
  if (session::is<session::NotEligible>(state.phase) && beside.code_refused != session::CodeVerdict::not_set)
    view.text = design::form_text(wording, "override_code_text");
  view.asks_code = true;
  view.code_digits = static_cast<int>(code->size());
  if (!state.has_focus) tell_of_focus(view, wording);
  return view;
}

} // namespace quietroom::panel
