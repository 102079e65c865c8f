#include "panel/console_view.h"

#include "core/number.h"
#include "session/console.h"

#include <fmt/format.h>

namespace quietroom::panel {

namespace {

using session::Action;
using session::LevelRefusal;
using session::LevelStep;

const std::string& name_on_page(Action action, const design::Wording& words) {
  switch (action) {
  case Action::end:
    return words.action_end;
  case Action::pause:
    return words.action_pause;
  case Action::go_on:
    return words.action_go_on;
  case Action::note:
    return words.action_note;
  case Action::repeat_block:
    return words.action_repeat;
  case Action::redo_practice:
    return words.action_practice;
  case Action::calibrate:
    break;
  }
  return words.action_calibrate;
}

const std::string& why_refused(LevelRefusal why, const design::Wording& words) {
  switch (why) {
  case LevelRefusal::no_number:
    return words.level_number;
  case LevelRefusal::target:
    return words.level_range;
  case LevelRefusal::too_low:
    return words.level_low;
  case LevelRefusal::too_high:
    return words.level_high;
  case LevelRefusal::near_noise:
    return words.level_noise;
  case LevelRefusal::gain:
    return words.level_gain;
  case LevelRefusal::clips:
    return words.level_clips;
  case LevelRefusal::fault:
    break;
  }
  return words.level_fault;
}

/// What is asked in a step that is typed.
const std::string& question_of(LevelStep step, const design::Wording& words) {
  switch (step) {
  case LevelStep::target:
    return words.level_target;
  case LevelStep::transducer:
    return words.level_transducer;
  case LevelStep::coupler:
    return words.level_coupler;
  case LevelStep::meter:
    return words.level_meter;
  case LevelStep::operator_name:
    return words.level_operator;
  case LevelStep::reading:
    return words.level_reading;
  default:
    return words.level_title;
  }
}

/// "2026-11-28 09:05" of a time in ISO 8601.
std::string minute_of(std::string utc) {
  if (const auto day_end = utc.find('T'); day_end != std::string::npos) utc[day_end] = ' ';
  return utc.substr(0, 16);
}

struct ShowConsole {
  const design::Plan& plan;
  const session::State& state;
  const design::Wording& words;

  const session::Console& console() const { return *state.console; }

  View with_back(View view) const {
    view.second_prompt = words.press_back;
    view.goes_back = true;
    return view;
  }

  View actions() const {
    View view;
    view.title = words.code_title;
    if (console().failed) view.text = words.action_failed;
    if (console().noted) view.text = words.note_stored;
    for (int key = 1; key <= 9; ++key)
      if (const auto action = action_of_key(plan, state, key))
        view.options.push_back({key, name_on_page(*action, words)});
    return with_back(std::move(view));
  }

  View confirm() const {
    View view;
    view.sign = Sign::call;
    const Action action = console().asked.value_or(Action::repeat_block);
    view.title = name_on_page(action, words);
    view.text = action == Action::redo_practice ? words.redo_text : words.repeat_text;
    view.prompt = words.press_confirm;
    return with_back(std::move(view));
  }

  View typed(const std::string& title, const std::string& prompt) const {
    View view;
    view.title = title;
    view.prompt = prompt;
    view.field = console().text;
    return with_back(std::move(view));
  }

  View listening() const {
    View view;
    view.title = words.level_title;
    view.text = words.level_text;
    view.options = {{1, words.level_monaural}, {2, words.level_diotic}, {3, words.level_free}};
    return with_back(std::move(view));
  }

  View tone() const {
    View view;
    view.title = words.level_title;
    view.text = words.level_tone_text;
    view.prompt = words.press_start;
    return with_back(std::move(view));
  }

  View sounding() const {
    View view;
    view.sign = Sign::listening;
    view.title = words.level_sounds;
    return view;
  }

  /// Numbers need no words: the level, the gain, until when.
  View done() const {
    const session::LevelForm& form = console().level;
    View view;
    view.sign = Sign::saved;
    view.title = words.level_done;
    view.text = fmt::format("{} dB SPL  \u00B7  {:+} dB  \u00B7  {} UTC", shortest(form.level_db_spl),
                            form.gain_db, minute_of(form.expires_utc));
    view.prompt = words.press_continue;
    return view;
  }

  View level() const {
    const session::LevelForm& form = console().level;
    View view;
    if (form.step == LevelStep::listening)
      view = listening();
    else if (form.step == LevelStep::tone)
      view = tone();
    else if (form.step == LevelStep::done)
      view = done();
    else
      view = typed(question_of(form.step, words),
                   form.step == LevelStep::reading ? words.press_store : words.press_continue);
    if (form.refused) view.text = why_refused(*form.refused, words);
    if (console().failed) view.text = words.action_failed;
    return view;
  }

  View view() const {
    if (console().awaits) {
      if (console().page == session::ConsolePage::level && console().level.step == LevelStep::sounding)
        return sounding();
      View wait;
      wait.sign = Sign::pause;
      wait.title = words.preparing;
      return wait;
    }
    switch (console().page) {
    case session::ConsolePage::actions:
      return actions();
    case session::ConsolePage::confirm:
      return confirm();
    case session::ConsolePage::note:
      return typed(words.note_title, words.press_store);
    case session::ConsolePage::level:
      break;
    }
    return level();
  }
};

} // namespace

View console_view(const design::Plan& plan, const session::State& state, const design::Wording& wording) {
  return ShowConsole{plan, state, wording}.view();
}

} // namespace quietroom::panel
