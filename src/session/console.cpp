#include "session/console.h"

#include "session/level_form.h"
#include "session/steps.h"
#include "session/typed_text.h"
#include "session/waiting.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace quietroom::session {

namespace {

constexpr double console_patience_s = 120; // without a key; a text that is being typed is never dropped

Announce of_action(const design::Plan& plan, const State& state, Action action) {
  Announce out = announce(plan, state, "acted");
  out.action = action;
  return out;
}

template<class... Steps>
bool is_one_of(LevelStep step, Steps... steps) {
  return ((step == steps) || ...);
}

void show_console_page(State& state, ConsolePage page) {
  Console& console = *state.console;
  console.page = page;
  console.until_s = state.now_s + console_patience_s;
  settle_console(state);
}

std::vector<Effect> close_console(State& state, std::optional<Reason> reason = {}) {
  state.console.reset();
  wait_again(state);
  Announce out;
  out.event = "actions_closed";
  out.reason = reason;
  return {out};
}

/// A block in which nothing sounds, and of which the next sample has not begun.
bool between_samples(const State& state) {
  return is<MainBegins, Ready, Heard, Voting, Chosen, Resting, Rested>(state.phase);
}

bool is_under_way(const State& state) { return is<Heard, Voting, Chosen>(state.phase); }

std::optional<std::size_t> practice_before(const design::Plan& plan, const State& state) {
  for (std::size_t i = 0; i < state.progress.block && i < plan.blocks.size(); ++i)
    if (plan.blocks[i].type == design::BlockType::practice && was_begun(state.progress, i)) return i;
  return std::nullopt;
}

std::size_t block_to_restart(const design::Plan& plan, const State& state, Action action) {
  return action == Action::redo_practice ? practice_before(plan, state).value_or(0) : state.progress.block;
}

Act act_of(const design::Plan& plan, const State& state, Action action) {
  Act out{action, 0, 0, {}};
  if (!all_answered(plan, state.progress)) {
    const Attempt next = next_attempt(plan, state.progress);
    out.block = next.block, out.trial = next.trial;
  }
  if (action == Action::repeat_block || action == Action::redo_practice)
    out.block = static_cast<int>(block_to_restart(plan, state, action)) + 1, out.trial = 0;
  if (action == Action::note) out.text = trimmed_text(state.console->text);
  return out;
}

std::vector<Effect> ask_for(const design::Plan& plan, State& state, Action action) {
  state.console->asked = action;
  state.console->awaits = true;
  return {act_of(plan, state, action)};
}

std::vector<Effect> choose_action(const design::Plan& plan, State& state, Action action) {
  Console& console = *state.console;
  console.failed = console.noted = false;
  switch (action) {
  case Action::repeat_block:
  case Action::redo_practice:
    console.asked = action;
    show_console_page(state, ConsolePage::confirm);
    return {};
  case Action::note:
    console.text.clear();
    show_console_page(state, ConsolePage::note);
    return {};
  case Action::calibrate:
    console.awaits = true;
    return {ReadLevel{}};
  default:
    return ask_for(plan, state, action);
  }
}

/// The attempt whose vote was open died; then the block begins again.
Transition restart_block(const design::Plan& plan, State state, Action action) {
  const std::size_t block = block_to_restart(plan, state, action);
  if (is_under_way(state)) state.progress = after(plan, std::move(state.progress), Outcome::killed);
  state.progress = restarted(plan, std::move(state.progress), block);
  state.last = {};
  state.faults_in_a_row = 0;
  return load(std::move(state), Next::trial);
}

struct OnConsole {
  const design::Plan& plan;
  State state;

  Console& console() { return *state.console; }

  ConsoleStep stay(std::vector<Effect> effects = {}) {
    return {{std::move(state), std::move(effects)}, false};
  }

  ConsoleStep operator()(const Escape&) {
    if (console().awaits) return stay();
    if (console().page == ConsolePage::actions) return stay(close_console(state, Reason::escape));
    if (console().page == ConsolePage::level && console().level.step == LevelStep::done)
      return stay(close_console(state));
    if (console().page == ConsolePage::level && level_goes_back(state)) return stay();
    console().asked.reset();
    show_console_page(state, ConsolePage::actions);
    return stay();
  }

  ConsoleStep operator()(const Digit& key) { return choose(key.value, key.t_s); }
  ConsoleStep operator()(const Pick& key) { return key.value ? choose(*key.value, key.t_s) : stay(); }

  ConsoleStep choose(int digit, double t_s) {
    if (is_early(t_s)) return stay();
    if (console().page == ConsolePage::level) return stay(level_choice(state, digit));
    if (console().page != ConsolePage::actions) return stay();
    const auto action = action_of_key(plan, state, digit);
    return action ? stay(choose_action(plan, state, *action)) : stay();
  }

  ConsoleStep operator()(const GoOn& key) {
    if (is_early(key.t_s)) return stay();
    switch (console().page) {
    case ConsolePage::confirm: // what was offered may have gone meanwhile
      if (is_offered(plan, state, *console().asked)) return stay(ask_for(plan, state, *console().asked));
      return (*this)(Escape{});
    case ConsolePage::note:
      return trimmed_text(console().text).empty() ? stay() : stay(ask_for(plan, state, Action::note));
    case ConsolePage::level:
      return console().level.step == LevelStep::done ? stay(close_console(state))
                                                     : stay(level_entered(state));
    case ConsolePage::actions:
      break;
    }
    return stay();
  }

  ConsoleStep operator()(const Typed& key) {
    if (!is_early(key.t_s) && takes_text(console())) add_typed(console().text, key.text);
    return stay();
  }
  ConsoleStep operator()(const Backspace&) {
    if (!console().awaits && takes_text(console())) drop_last_letter(console().text);
    return stay();
  }

  ConsoleStep operator()(const Acted&) {
    const auto action = console().asked;
    if (!console().awaits || !action) return stay();
    console().awaits = false;
    console().asked.reset();
    std::vector<Effect> effects{of_action(plan, state, *action)};
    if (*action == Action::note) {
      console().noted = true;
      show_console_page(state, ConsolePage::actions);
      return stay(std::move(effects));
    }
    if (*action == Action::pause || *action == Action::go_on) state.paused = *action == Action::pause;
    std::ranges::move(close_console(state), std::back_inserter(effects));
    if (*action == Action::end) return {{std::move(state), std::move(effects)}, true};
    if (*action == Action::pause || *action == Action::go_on) return stay(std::move(effects));
    return {followed_by(std::move(effects), restart_block(plan, std::move(state), *action)), false};
  }

  ConsoleStep operator()(const NotActed& failure) {
    if (!console().awaits) return stay();
    std::vector<Effect> effects{Tell{failure.sentence}};
    const bool leaves = console().asked == Action::end; // who must end it can, whatever the disk does
    console().awaits = false;
    console().asked.reset();
    console().failed = true;
    if (leaves) std::ranges::move(close_console(state), std::back_inserter(effects));
    if (!leaves && console().page != ConsolePage::level) show_console_page(state, ConsolePage::actions);
    return {{std::move(state), std::move(effects)}, leaves};
  }

  ConsoleStep operator()(const LevelRead& read) {
    if (console().awaits && console().page == ConsolePage::actions && !console().asked) {
      console().awaits = false;
      console().level = {LevelStep::listening, read.last, {}, 0, 0, {}};
      show_console_page(state, ConsolePage::level);
    }
    return stay();
  }
  ConsoleStep operator()(const ToneEnded& tone) { return stay(tone_ended(state, tone)); }
  ConsoleStep operator()(const LevelRefused& refused) {
    if (!awaits_level()) return stay();
    level_refused(state, refused.why);
    return stay({Tell{refused.sentence}});
  }
  /// What was loaded has the gain of before: it is loaded anew, and the sitting begins at its welcome.
  ConsoleStep operator()(const LevelStored& stored) {
    if (!awaits_level()) return stay();
    level_stored(state, stored);
    std::vector<Effect> effects{of_action(plan, state, Action::calibrate)};
    if (is_offered(plan, state, Action::calibrate))
      return {followed_by(std::move(effects), load(std::move(state), Next::welcome)), false};
    effects.push_back(LoadBlock{state.progress.block}); // the session halted meanwhile, and stays there
    return stay(std::move(effects));
  }

  template<class Other>
  ConsoleStep operator()(const Other&) {
    return stay();
  }

private:
  bool awaits_level() const {
    const Console& console = *state.console;
    return console.awaits && console.page == ConsolePage::level && console.level.step == LevelStep::reading;
  }

  /// A key for the page before, or for one that waits for an answer; any other puts off the end of the page.
  bool is_early(double t_s) {
    console().until_s = state.now_s + console_patience_s;
    return console().awaits || t_s < console().counts_from_s;
  }

  static Transition followed_by(std::vector<Effect> effects, Transition step) {
    step.effects.insert(step.effects.begin(), effects.begin(), effects.end());
    return step;
  }
};

Screen screen_of(const Console& console) {
  if (console.page == ConsolePage::note) return Screen::note;
  return console.page == ConsolePage::level ? Screen::calibration : Screen::actions;
}

bool goes_away(const Console& console) {
  return !console.awaits && (console.page == ConsolePage::actions || console.page == ConsolePage::confirm);
}

} // namespace

void open_console(State& state) {
  state.console.emplace();
  state.console->until_s = state.now_s + console_patience_s;
  settle_console(state);
}

bool is_offered(const design::Plan& plan, const State& state, Action action) {
  switch (action) {
  case Action::pause:
    return !state.paused && !is<Declined, Finishing, Thanks, Halted, Closed>(state.phase);
  case Action::go_on:
    return state.paused;
  case Action::repeat_block:
    return between_samples(state) && (is_under_way(state) || was_begun(state.progress, state.progress.block));
  case Action::redo_practice:
    return between_samples(state) && practice_before(plan, state);
  case Action::calibrate:
    return is<Welcome, Instructions, BeforeCheck, AfterCheck>(state.phase);
  case Action::end:
  case Action::note:
    break;
  }
  return true;
}

std::optional<Action> action_of_key(const design::Plan& plan, const State& state, int digit) {
  constexpr Action keys[] = {Action::end,          Action::pause,         Action::note,
                             Action::repeat_block, Action::redo_practice, Action::calibrate};
  if (digit < 1 || digit > static_cast<int>(std::size(keys))) return std::nullopt;
  Action action = keys[digit - 1];
  if (action == Action::pause && state.paused) action = Action::go_on;
  return is_offered(plan, state, action) ? std::optional(action) : std::nullopt;
}

bool takes_text(const Console& console) {
  if (console.page != ConsolePage::level) return console.page == ConsolePage::note;
  return !is_one_of(console.level.step, LevelStep::listening, LevelStep::tone, LevelStep::sounding,
                    LevelStep::done);
}

bool is_for_console(const State& state, const Event& event) {
  return state.console &&
         (is_key(event) || std::holds_alternative<Escape>(event) || std::holds_alternative<Acted>(event) ||
          std::holds_alternative<NotActed>(event) || std::holds_alternative<LevelRead>(event) ||
          std::holds_alternative<ToneEnded>(event) || std::holds_alternative<LevelStored>(event) ||
          std::holds_alternative<LevelRefused>(event));
}

ConsoleStep on_console(const design::Plan& plan, State state, const Event& event) {
  return std::visit(OnConsole{plan, std::move(state)}, event);
}

std::vector<Effect> turn_console(const design::Plan& plan, State& state) {
  if (!state.console) return {};
  Console& console = *state.console;
  if (!console.told && !console.awaits && state.now_s >= console.counts_from_s) {
    console.told = true;
    return {waits_at(plan, state, screen_of(console))};
  }
  return goes_away(console) && state.now_s >= console.until_s ? close_console(state, Reason::timeout)
                                                              : std::vector<Effect>{};
}

std::optional<double> console_deadline_s(const Console& console) {
  if (console.awaits) return std::nullopt;
  if (!console.told) return console.counts_from_s;
  return goes_away(console) ? std::optional(console.until_s) : std::nullopt;
}

} // namespace quietroom::session
