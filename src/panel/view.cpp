#include "panel/view.h"

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
  const design::ScaleText& scale = words.scales.front();
  view.heading = scale.heading;
  int value = plan.method.questions.front().scale.high;
  for (const std::string& label : scale.labels) view.choices.push_back({value--, label});
  return view;
}

View ready(View view, const design::Plan& plan, const session::LastTrial& last,
           const design::Wording& words) {
  view.sign = Sign::ready;
  view.title = words.trial_ready;
  view.prompt = words.press_listen;
  if (const auto* saved = std::get_if<session::Saved>(&last)) {
    view.sign = Sign::saved;
    view.title = fmt::format("{}: {}", words.saved, label_of(words, plan.method, saved->answer));
    view.chosen = saved->answer.value;
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

View voting(View view, const design::Wording& words) {
  view.sign = Sign::vote;
  view.title = words.vote_now;
  view.scale_open = true;
  return view;
}

View chosen(View view, const session::Vote& vote, const design::Wording& words) {
  view.sign = Sign::chosen;
  view.title = words.chosen;
  view.chosen = vote.answer.value;
  return view;
}

View tones(const design::Wording& words, int side) {
  const Sign sign = side == 1 ? Sign::left_ear : side == 2 ? Sign::right_ear : Sign::listening;
  return page(sign, side == 1 ? words.check_left : side == 2 ? words.check_right : words.listening, "");
}

/// A word for the experimenter, who comes to this screen; the sentence that may name files is never on it.
std::string halted_because(session::Reason reason) {
  switch (reason) {
  case session::Reason::store:
    return "The rating could not be stored: disk or database.";
  case session::Reason::device_lost:
    return "The audio device went away.";
  case session::Reason::repeated_faults:
    return "Three samples in a row had playback faults.";
  case session::Reason::files:
    return "A sound file is not as it was when the study was made.";
  default:
    return "The sound could not be made ready: audio device or sound files.";
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
  View operator()(const session::Instructions&) const {
    return page(Sign::none, words.instructions_title, words.instructions_text, words.press_continue);
  }
  View operator()(const session::BeforeCheck&) const {
    return page(Sign::none, words.check_title, words.check_text, words.press_start);
  }
  View operator()(const session::Checking&) const { return tones(words, side); }
  View operator()(const session::Checked&) const {
    View view = page(Sign::none, words.check_title, words.check_question, words.press_continue);
    view.second_prompt = words.press_again;
    return view;
  }
  View operator()(const session::Verifying&) const { return wait(); }
  View operator()(const session::Ready&) const { return ready(on_trial(), plan, state.last, words); }
  View operator()(const session::Starting&) const { return listening(on_trial(), words); }
  View operator()(const session::Playing&) const { return listening(on_trial(), words); }
  View operator()(const session::Heard&) const { return listening(on_trial(), words); }
  View operator()(const session::Voiding&) const { return listening(on_trial(), words); }
  View operator()(const session::Voting&) const { return voting(on_trial(), words); }
  View operator()(const session::Chosen& phase) const {
    View view = chosen(on_trial(), phase.vote, words);
    view.scale_open = true;
    view.prompt = words.press_confirm;
    return view;
  }
  View operator()(const session::Saving& phase) const {
    return chosen(on_trial(), phase.asked.votes.back(), words);
  }
  View operator()(const session::Resting&) const { return resting(words, break_left_s); }
  View operator()(const session::Rested&) const {
    return page(Sign::ready, words.break_title, words.break_over, words.press_continue);
  }
  View operator()(const session::Finishing&) const { return wait(); }
  View operator()(const session::Thanks&) const { return last(); }
  View operator()(const session::Halted& phase) const {
    return page(Sign::call, words.call_title,
                fmt::format("{}\n\n{}", words.call_text, halted_because(phase.reason)),
                words.press_try_again);
  }
  View operator()(const session::Closed&) const { return last(); }
};

} // namespace

View view_of(const design::Plan& plan, const session::State& state, const design::Wording& wording,
             int check_side, const std::optional<std::string>& code, const Beside& beside) {
  View view = std::visit(Show{plan, state, wording, check_side, beside.break_left_s}, state.phase);
  if (state.moment) view = page(Sign::pause, wording.preparing, "");
  if (state.code && !state.code->open) view.prompt = "Esc: the experimenter's page opens after this sample";
  if (!code) return view;
  const bool wrong = beside.code_was_wrong && code->empty();
  view = page(Sign::call, wrong ? "That was not the code" : "Experimenter",
              "Type the code and press Enter to end this session; it can be taken up again. "
              "Esc goes back.");
  view.asks_code = true;
  view.code_digits = static_cast<int>(code->size());
  return view;
}

} // namespace quietroom::panel
