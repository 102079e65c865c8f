#include "panel/view.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::panel {

using session::Phase;

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
  return view;
}

const std::string& label_of(int vote, const design::Wording& words) { // 5 first
  return words.scale_labels[static_cast<std::size_t>(5 - vote)];
}

View ready(View view, const session::State& state, const design::Wording& words) {
  view.sign = state.just_saved ? Sign::saved : state.just_repeated ? Sign::repeat : Sign::ready;
  view.title = state.just_saved      ? fmt::format("{}: {}", words.saved, label_of(state.vote, words))
               : state.just_repeated ? words.repeated
                                     : words.trial_ready;
  view.chosen = state.just_saved ? state.vote : 0;
  view.prompt = words.press_listen;
  return view;
}

View rating(View view, const session::State& state, const design::Wording& words) {
  switch (state.phase) {
  case Phase::voting:
    view.sign = Sign::vote;
    view.title = words.vote_now;
    view.scale_open = true;
    return view;
  case Phase::chosen:
  case Phase::saving:
    view.sign = Sign::chosen;
    view.title = words.chosen;
    view.scale_open = state.phase == Phase::chosen;
    if (view.scale_open) view.prompt = words.press_confirm;
    view.chosen = state.vote;
    return view;
  default:
    view.sign = Sign::listening;
    view.title = words.listening;
    return view;
  }
}

View sound_check(const session::State& state, const design::Wording& words, int side) {
  if (state.phase == Phase::check)
    return page(Sign::none, words.check_title, words.check_text, words.press_start);
  if (state.phase == Phase::checked) {
    View view = page(Sign::none, words.check_title, words.check_question, words.press_continue);
    view.second_prompt = words.press_again;
    return view;
  }
  const Sign sign = side == 1 ? Sign::left_ear : side == 2 ? Sign::right_ear : Sign::listening;
  return page(sign, side == 1 ? words.check_left : side == 2 ? words.check_right : words.listening, "");
}

/// A word for the experimenter, who comes to this screen; the sentence that may name files is never on it.
std::string halted_because(const std::string& reason) {
  if (reason == "store") return "The rating could not be stored: disk or database.";
  if (reason == "device_lost") return "The audio device went away.";
  if (reason == "repeated_faults") return "Three samples in a row had playback faults.";
  if (reason == "files") return "A sound file is not as it was when the study was made.";
  return "The sound could not be made ready: audio device or sound files.";
}

View halted(const session::State& state, const design::Wording& words) {
  return page(Sign::call, words.call_title,
              fmt::format("{}\n\n{}", words.call_text, halted_because(state.halt_reason)),
              words.press_try_again);
}

View resting(const design::Wording& words, double left_s) {
  View view = page(Sign::pause, words.break_title, words.break_text);
  const int seconds = std::max(0, static_cast<int>(std::ceil(left_s)));
  view.left = fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return view;
}

View of_session(const design::Plan& plan, const session::State& state, const design::Wording& words, int side,
                double break_left_s) {
  switch (state.phase) {
  case Phase::loading:
    return page(Sign::pause, words.preparing, "");
  case Phase::welcome:
    return page(Sign::none, words.welcome_title, words.welcome_text, words.press_continue);
  case Phase::instructions:
    return page(Sign::none, words.instructions_title, words.instructions_text, words.press_continue);
  case Phase::check:
  case Phase::checking:
  case Phase::checked:
    return sound_check(state, words, side);
  case Phase::ready:
    return ready(trial(plan, state, words), state, words);
  case Phase::starting:
  case Phase::playing:
  case Phase::heard:
  case Phase::voiding:
  case Phase::voting:
  case Phase::chosen:
  case Phase::saving:
    return rating(trial(plan, state, words), state, words);
  case Phase::resting:
    return resting(words, break_left_s);
  case Phase::rested:
    return page(Sign::ready, words.break_title, words.break_over, words.press_continue);
  case Phase::halted:
    return halted(state, words);
  case Phase::verifying:
  case Phase::finishing:
    return page(Sign::pause, words.preparing, "");
  case Phase::thanks:
  case Phase::closed:
    break;
  }
  return page(Sign::saved, words.thanks_title, words.thanks_text, words.press_end);
}

} // namespace

View view_of(const design::Plan& plan, const session::State& state, const design::Wording& wording,
             int check_side, const std::optional<std::string>& code, const Beside& beside) {
  View view = of_session(plan, state, wording, check_side, beside.break_left_s);
  if (state.one_moment) view = page(Sign::pause, wording.preparing, "");
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
