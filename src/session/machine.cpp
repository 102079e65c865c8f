#include "session/machine.h"

#include "session/asking.h"
#include "session/code_page.h"
#include "session/console.h"
#include "session/hearing_check.h"
#include "session/plays.h"
#include "session/steps.h"
#include "session/voting.h"
#include "session/waiting.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace quietroom::session {

namespace {

/// One event in any phase. `enter`, `choose` and `committed` are what Enter, a digit and the store's answer
/// mean in each phase; where they mean nothing, the last of each is taken.
struct Decide {
  const design::Plan& plan;
  State state;

  Transition operator()(const GoOn& key) {
    if (came_too_early(state, key.t_s)) return ignore_key();
    return std::visit([this](auto& phase) { return enter(phase); }, state.phase);
  }

  Transition operator()(const HearAgain& key) {
    if (came_too_early(state, key.t_s)) return stay();
    return std::visit([&](auto& phase) { return again(phase, key); }, state.phase);
  }

  Transition operator()(const Digit& digit) {
    return std::visit([&](auto& phase) { return choose(phase, digit); }, state.phase);
  }
  Transition operator()(const Move& move) {
    return std::visit([&](auto& phase) { return choose(phase, move); }, state.phase);
  }
  Transition operator()(const Pick& pick) {
    return std::visit([&](auto& phase) { return choose(phase, pick); }, state.phase);
  }

  Transition operator()(const BlockLoaded&) {
    const auto* loading = std::get_if<Loading>(&state.phase);
    if (loading == nullptr) return stay();
    if (loading->then == Next::main) return show(MainBegins{}, Screen::main);
    return loading->then == Next::welcome ? show(Welcome{}, Screen::welcome)
                                          : to_ready(plan, std::move(state));
  }

  Transition operator()(const AudioFailed& failure) {
    const bool in_tone = state.console && state.console->level.step == LevelStep::sounding;
    if (!is<Loading, Checking>(state.phase) && !in_tone) return stay();
    if (in_tone) state.console.reset();
    const auto* loading = std::get_if<Loading>(&state.phase);
    const Loading again = loading == nullptr ? Loading{Next::welcome} : *loading;
    const Effect reload = LoadBlock{state.progress.block};
    return fail(plan, std::move(state), {Reason::device, failure.sentence, {reload}, again});
  }

  Transition operator()(const CheckEnded&) {
    if (!is<Checking>(state.phase)) return stay();
    return plan.check == design::SoundCheck::tones ? show(AfterCheck{}, Screen::check)
                                                   : ask(plan, std::move(state), check_question(plan));
  }

  Transition operator()(const PlaybackEnded& playback) {
    return is<Playing>(state.phase) ? after_play(plan, std::move(state), playback) : stay();
  }

  Transition operator()(const Committed&) {
    if (!state.leaving) return committed();
    if (is<Starting>(state.phase)) return leave();
    return left(committed());
  }

  Transition operator()(const NotCommitted& failure) {
    if (!awaits_store(state.phase)) return stay();
    Halted halted{Reason::store, failure.sentence, asked_of_store(plan, state), {}};
    std::visit([&](const auto& phase) { try_then(halted, phase); }, state.phase);
    const bool leaving = state.leaving;
    Transition step = fail(plan, std::move(state), std::move(halted));
    return leaving ? left(std::move(step)) : step;
  }

  Transition operator()(const BreakOver&) {
    return is<Resting>(state.phase) ? show(Rested{}, Screen::rest) : stay();
  }

  Transition operator()(const Verified&) {
    state.files.verified = true;
    const auto* verifying = std::get_if<Verifying>(&state.phase);
    if (verifying == nullptr) return stay();
    return verifying->then == Next::trial ? begin_trials(plan, std::move(state))
                                          : show(Welcome{}, Screen::welcome);
  }

  Transition operator()(const FileChanged& failure) {
    state.files.changed = failure.sentence;
    return before_trials(state.phase) ? call_for_file(plan, std::move(state)) : stay();
  }

  Transition operator()(const Late&) {
    if (!awaits_answer(state.phase)) return stay();
    if (!state.moment) state.moment.emplace();
    const Announce moment = announce(plan, state, "moment");
    return {std::move(state), {moment}};
  }

  Transition operator()(const Leave&) {
    state.leaving = awaits_store(state.phase); // what is being written is told first
    return state.leaving || is<Closed>(state.phase) ? stay() : leave();
  }

  Transition operator()(const FocusChanged& change) {
    const bool had_focus = std::exchange(state.has_focus, change.has_focus);
    if (change.has_focus && !had_focus) postpone_keys(state);
    return stay();
  }

  Transition operator()(const Backspace& key) { return type(key); }
  Transition operator()(const Typed& key) { return came_too_early(state, key.t_s) ? stay() : type(key); }

  Transition operator()(const EligibilityChecked& checked) {
    if (!is<CheckingEligibility>(state.phase)) return stay();
    const bool leaving = state.leaving;
    state.answered.let_in = checked.breaches.empty();
    Transition step =
        state.answered.let_in ? to_instructions() : call_for_eligibility(std::move(state), checked.breaches);
    if (!leaving) return step;
    return left(std::move(step));
  }
  Transition operator()(const Clock&) {
    const auto over_s = goes_on_at_s(state);
    if (!over_s || state.now_s < *over_s) return stay();
    return std::visit([this](auto& phase) { return time_out(phase); }, state.phase);
  }
  /// What means nothing to the session itself: of the pages over it, and time alone.
  template<class Other>
  Transition operator()(const Other&) {
    return stay();
  }

private:
  Transition stay() { return {std::move(state), {}}; }

  Transition show(Phase phase, Screen screen) {
    return session::show(plan, std::move(state), std::move(phase), screen);
  }

  Transition to_instructions() { return session::to_instructions(plan, std::move(state)); }

  Transition type(const Event& key) {
    take_typed(plan, state.phase, key);
    return stay();
  }

  Transition enter(Asking&) { return enter_answer(plan, std::move(state)); }
  Transition enter(Overriding& overriding) {
    if (overriding.reason.find_first_not_of(' ') == std::string::npos) return close("aborted", false);
    LettingIn next{{std::move(overriding.reason)}};
    return to_store(plan, std::move(state), std::move(next));
  }
  Transition enter(Welcome&) {
    return plan.consent.empty() ? to_instructions() : show(Consent{}, Screen::consent);
  }
  Transition enter(Consent& consent) {
    const std::size_t next = consent.page + 1;
    return next < plan.consent.size() ? show(Consent{next}, Screen::consent) : decide_consent(true);
  }
  Transition enter(Declined&) { return close("aborted", false); }
  Transition enter(MainBegins&) { return to_ready(plan, std::move(state)); }
  Transition enter(Instructions&) { return show(BeforeCheck{}, Screen::check); }
  Transition enter(BeforeCheck&) { return play_check(plan, std::move(state)); }
  Transition enter(AskCheck& asked) {
    if (asked.question == CheckQuestion::side) return ignore_key();
    return answer_check(plan, std::move(state), asked.question, CheckAnswer::yes);
  }
  Transition enter(AfterCheck&) { return after_last_page(); }
  Transition after_last_page() {
    return state.files.verified ? begin_trials(plan, std::move(state)) : to(std::move(state), Verifying{});
  }
  Transition enter(Ready& ready) {
    if (is_paused(state)) return ignore_key();
    const Starting starting{ready.ignored_keys};
    state.last = {};
    return to_store(plan, std::move(state), starting);
  }
  Transition enter(Chosen&) { return save_choice(plan, std::move(state)); }
  Transition enter(Rested&) { return to_ready(plan, std::move(state)); }
  Transition enter(Thanks&) { return close("finished", true); }
  Transition enter(Halted& halted) {
    if (halted.reason == Reason::check) { // only the operator lets it go on
      auto effects = ask_to_let_on(state);
      return {std::move(state), std::move(effects)};
    }
    auto retry = std::move(halted.retry);
    auto then = std::move(halted.then);
    if (std::holds_alternative<Ready>(then)) return to_ready(plan, std::move(state));
    Phase next = std::visit([](auto& phase) { return Phase(std::move(phase)); }, then);
    return to(std::move(state), std::move(next), std::move(retry));
  }
  template<class Other>
  Transition enter(Other&) {
    return ignore_key();
  }

  Transition again(Consent&, const HearAgain&) { return decide_consent(false); }
  Transition again(AfterCheck&, const HearAgain&) { return play_check(plan, std::move(state)); }
  Transition again(AskCheck& asked, const HearAgain&) {
    if (asked.question == CheckQuestion::side) return play_check(plan, std::move(state));
    return answer_check(plan, std::move(state), asked.question, CheckAnswer::no);
  }
  Transition again(Voting& voting, const HearAgain& key) { return replay(voting.heard, key); }
  Transition again(Chosen& chosen, const HearAgain& key) { return replay(chosen.heard, key); }
  template<class Other>
  Transition again(Other&, const HearAgain&) {
    return stay();
  }
  Transition replay(const Heard& heard, const HearAgain& key) {
    return plays_left(plan, heard) > 0 && is_in_time(state, heard, key.t_s)
               ? play_again(plan, std::move(state), heard)
               : stay();
  }

  Transition decide_consent(bool given) { return to_store(plan, std::move(state), Consenting{{given}}); }

  Transition time_out(Voting&) { return miss_vote(plan, std::move(state)); }
  Transition time_out(Chosen&) { return miss_vote(plan, std::move(state)); }
  template<class Other>
  Transition time_out(Other&) {
    return stay();
  }

  template<class Key>
  Transition choose(Voting&, const Key& key) {
    return choose_vote(plan, std::move(state), key);
  }
  template<class Key>
  Transition choose(Chosen&, const Key& key) {
    return choose_vote(plan, std::move(state), key);
  }
  Transition choose(AskCheck& asked, const Move& move) {
    const bool counts = asked.question == CheckQuestion::side && move.sideways;
    if (!counts || came_too_early(state, move.t_s)) return ignore_key();
    return answer_check(plan, std::move(state), asked.question,
                        move.by < 0 ? CheckAnswer::left : CheckAnswer::right);
  }
  template<class Key>
  Transition choose(Asking&, const Key& key) {
    return came_too_early(state, key.t_s) ? stay() : type(key);
  }
  template<class Other, class Key>
  Transition choose(Other&, const Key&) {
    return ignore_key();
  }

  Transition committed() {
    return std::visit([this](auto& phase) { return committed(phase); }, state.phase);
  }
  Transition committed(Starting& starting) {
    const Playing playing{starting.ignored_keys};
    const Attempt attempt = next_attempt(plan, state.progress);
    const Announce said = announce(plan, state, "playing");
    return to(std::move(state), playing, {Play{attempt}, said});
  }
  Transition committed(Saving& saving) {
    const StoreVote stored = std::move(saving.asked);
    return after_vote(plan, std::move(state), stored);
  }
  Transition committed(Voiding& voiding) {
    const PlaybackFacts facts = voiding.asked.facts;
    return after_fault(plan, std::move(state), facts);
  }
  Transition committed(Consenting& consenting) {
    if (consenting.asked.given) return to_instructions();
    wait_for_key(state, waits_at(plan, state, Screen::declined)); // whatever became of the files
    return to(std::move(state), Declined{});
  }
  Transition committed(Answering&) { return after_answer(plan, std::move(state)); }
  Transition committed(LettingIn&) {
    state.answered.let_in = true;
    return to_instructions();
  }
  Transition committed(NotingCheck& noting) {
    const StoreCheck answered = noting.asked;
    return is_over(answered) ? after_last_page() : after_check(plan, std::move(state), answered);
  }
  Transition committed(Finishing&) { return show(Thanks{}, Screen::thanks); }
  template<class Other>
  Transition committed(Other&) {
    return stay();
  }

  /// A phase that awaits the store is what a failure of the store goes back to.
  template<class Of>
  static void try_then(Halted& halted, const Of& phase) {
    if constexpr (requires { halted.then = phase; }) halted.then = phase;
  }

  /// Leaves after this step, whatever it would go on with; only the end of the session is still written.
  Transition left(Transition step) {
    if (is<Finishing>(step.state.phase)) return step;
    std::erase_if(step.effects, [](const Effect& effect) {
      return !std::holds_alternative<Announce>(effect) && !std::holds_alternative<Tell>(effect);
    });
    state = std::move(step.state);
    Transition last = leave();
    last.effects.insert(last.effects.begin(), step.effects.begin(), step.effects.end());
    return last;
  }

  /// Counted from the page before a sample until its vote opens.
  Transition ignore_key() {
    const auto count = [](auto& phase) {
      if constexpr (requires { phase.ignored_keys; }) ++phase.ignored_keys;
    };
    std::visit(count, state.phase);
    return stay();
  }

  Transition leave() { return is<Thanks>(state.phase) ? close("finished", true) : close("aborted", false); }

  Transition close(std::string event, bool finished) {
    const Announce last = announce(plan, state, std::move(event));
    return to(std::move(state), Closed{}, {last, Close{finished}});
  }
};

void append(std::vector<Effect>& to, std::vector<Effect> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// What is due on the pages that lie over the session.
std::vector<Effect> turn_pages(const design::Plan& plan, State& state) {
  std::vector<Effect> effects = turn_code_page(state);
  append(effects, turn_console(plan, state));
  return effects;
}

} // namespace

Transition open(const design::Plan& plan, Progress progress, double now_s, AnsweredBefore answered) {
  State state;
  state.now_s = now_s;
  state.progress = std::move(progress);
  state.answered = std::move(answered);
  if (all_answered(plan, state.progress)) // to finish once more does no harm
    return ask_or_pass(plan, std::move(state), design::When::at_end);
  Transition step = load(std::move(state), Next::welcome);
  step.effects.push_back(VerifyFiles{});
  return step;
}

Transition advance(const design::Plan& plan, State state, const Event& event, double now_s) {
  state.now_s = now_s;
  std::vector<Effect> effects = turn_pages(plan, state);
  append(effects, settle(state));
  count_dropped_key(state, event);
  Transition step;
  if (is_for_console(state, event)) {
    ConsoleStep console = on_console(plan, std::move(state), event);
    append(effects, std::move(console.step.effects));
    step = {std::move(console.step.state), {}};
    if (console.leaves) step = Decide{plan, std::move(step.state)}(Leave{});
  } else if (is_for_code(state, event)) {
    CodeStep code = on_code_key(state, event);
    append(effects, std::move(code.effects));
    if (code.lets_on) {
      step = check_again(plan, std::move(state));
    } else if (!code.opens) {
      step = {std::move(state), {}};
    } else if (is<NotEligible>(state.phase)) {
      step = show_breaches(plan, std::move(state));
    } else {
      open_console(state);
      step = {std::move(state), {}};
    }
  } else {
    step = std::visit(Decide{plan, std::move(state)}, event);
  }
  append(effects, end_moment(step.state));
  append(effects, std::move(step.effects));
  append(effects, turn_pages(plan, step.state));
  return {std::move(step.state), std::move(effects)};
}

std::optional<double> next_deadline_s(const State& state) {
  if (is<Closed>(state.phase)) return std::nullopt;
  if (state.console) return console_deadline_s(*state.console);
  if (state.code && state.code->open)
    return state.code->checking ? std::nullopt : std::optional(state.code->until_s);
  if (state.waits && !state.waits->told && !is_paused(state)) return state.waits->counts_from_s;
  return goes_on_at_s(state);
}

} // namespace quietroom::session
