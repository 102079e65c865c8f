#include "session/machine.h"

#include "method/scores.h"
#include "session/code_page.h"
#include "session/steps.h"
#include "session/waiting.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace quietroom::session {

namespace {

double whole_microseconds(double ms) { return std::round(1e3 * ms) / 1e3; }

/// One event in any phase. `enter`, `choose` and `committed` are what Enter, a digit and the store's answer
/// mean in each phase; where they mean nothing, the last of each is taken.
struct Decide {
  const design::Plan& plan;
  State state;

  Step operator()(const GoOn& key) {
    if (came_too_early(state, key.t_s)) return ignore_key();
    return std::visit([this](auto& phase) { return enter(phase); }, state.phase);
  }

  Step operator()(const HearAgain& key) {
    return is<Checked>(state.phase) && !came_too_early(state, key.t_s)
               ? to(std::move(state), Checking{}, {PlayCheck{}})
               : stay();
  }

  Step operator()(const Digit& digit) {
    return std::visit([&](auto& phase) { return choose(phase, digit); }, state.phase);
  }

  Step operator()(const BlockLoaded&) {
    const auto* loading = std::get_if<Loading>(&state.phase);
    if (loading == nullptr) return stay();
    return loading->then == Next::welcome ? show(Welcome{}, Screen::welcome)
                                          : to_ready(plan, std::move(state));
  }

  Step operator()(const AudioFailed& failure) {
    if (!is<Loading, Checking>(state.phase)) return stay();
    const auto* loading = std::get_if<Loading>(&state.phase);
    const Loading again = loading == nullptr ? Loading{Next::welcome} : *loading;
    const Effect reload = LoadBlock{state.progress.block};
    return fail(plan, std::move(state), {Reason::device, failure.sentence, {reload}, again});
  }

  Step operator()(const CheckEnded&) {
    return is<Checking>(state.phase) ? show(Checked{}, Screen::check) : stay();
  }

  Step operator()(const PlaybackEnded& playback) {
    const auto* playing = std::get_if<Playing>(&state.phase);
    if (playing == nullptr) return stay();
    const int ignored_keys = playing->ignored_keys;
    if (playback.facts.void_reason) {
      Announce fault = announce(plan, state, "fault");
      fault.reason = playback.facts.void_reason;
      const VoidAttempt asked{next_attempt(plan, state.progress), playback.facts, ignored_keys};
      Step step = to_store(plan, std::move(state), Voiding{asked});
      step.effects.insert(step.effects.begin(), fault);
      return step;
    }
    const Announce heard = announce(plan, state, "heard");
    Announce open = announce(plan, state, "vote_open");
    open.confirm = plan.confirm;
    wait_for_key(state, open);
    return to(std::move(state), Heard{playback.facts, playback.t_s, ignored_keys}, {heard});
  }

  Step operator()(const Committed&) {
    if (!state.leaving) return committed();
    if (is<Starting>(state.phase)) return leave();
    return left(committed());
  }

  Step operator()(const NotCommitted& failure) {
    if (!awaits_store(state.phase)) return stay();
    Halted halted{Reason::store, failure.sentence, asked_of_store(plan, state), {}};
    std::visit([&](const auto& phase) { try_then(halted, phase); }, state.phase);
    const bool leaving = state.leaving;
    Step step = fail(plan, std::move(state), std::move(halted));
    return leaving ? left(std::move(step)) : step;
  }

  Step operator()(const BreakOver&) {
    return is<Resting>(state.phase) ? show(Rested{}, Screen::rest) : stay();
  }

  Step operator()(const Verified&) {
    state.files.verified = true;
    const auto* verifying = std::get_if<Verifying>(&state.phase);
    if (verifying == nullptr) return stay();
    return verifying->then == Next::trial ? to_ready(plan, std::move(state))
                                          : show(Welcome{}, Screen::welcome);
  }

  Step operator()(const FileChanged& failure) {
    state.files.changed = failure.sentence;
    return before_trials(state.phase) ? call_for_file() : stay();
  }

  Step operator()(const Late&) {
    if (!awaits_answer(state.phase)) return stay();
    if (!state.moment) state.moment.emplace();
    const Announce moment = announce(plan, state, "moment");
    return {std::move(state), {moment}};
  }

  Step operator()(const Leave&) {
    state.leaving = awaits_store(state.phase); // what is being written is told first
    return state.leaving || is<Closed>(state.phase) ? stay() : leave();
  }

  Step operator()(const Escape&) { return stay(); }
  Step operator()(const Backspace&) { return stay(); }
  Step operator()(const Clock&) { return stay(); }

private:
  Step stay() { return {std::move(state), {}}; }

  Step show(Phase phase, Screen screen) {
    if (!state.files.changed.empty()) return call_for_file();
    wait_for_key(state, waits_at(plan, state, screen));
    return to(std::move(state), std::move(phase));
  }

  /// Before the first trial: nobody has heard anything yet that would have to be repeated.
  Step call_for_file() {
    const auto* verifying = std::get_if<Verifying>(&state.phase);
    const Verifying again{verifying == nullptr ? Next::welcome : verifying->then};
    auto sentence = std::exchange(state.files.changed, {});
    return fail(plan, std::move(state), {Reason::files, std::move(sentence), {VerifyFiles{}}, again});
  }

  Step enter(Welcome&) { return show(Instructions{}, Screen::instructions); }
  Step enter(Instructions&) { return show(BeforeCheck{}, Screen::check); }
  Step enter(BeforeCheck&) { return to(std::move(state), Checking{}, {PlayCheck{}}); }
  Step enter(Checked&) {
    return state.files.verified ? to_ready(plan, std::move(state)) : to(std::move(state), Verifying{});
  }
  Step enter(Ready& ready) {
    const Starting starting{ready.ignored_keys};
    state.last = {};
    return to_store(plan, std::move(state), starting);
  }
  Step enter(Chosen& chosen) { return save(chosen.heard, chosen.vote); }
  Step enter(Rested&) { return to_ready(plan, std::move(state)); }
  Step enter(Thanks&) { return close("finished", true); }
  Step enter(Halted& halted) {
    auto retry = std::move(halted.retry);
    auto then = std::move(halted.then);
    if (std::holds_alternative<Ready>(then)) return to_ready(plan, std::move(state));
    Phase next = std::visit([](auto& phase) { return Phase(std::move(phase)); }, then);
    return to(std::move(state), std::move(next), std::move(retry));
  }
  template<class Other>
  Step enter(Other&) {
    return ignore_key();
  }

  Step choose(Voting& voting, const Digit& digit) { return choose(voting.heard, digit, false); }
  Step choose(Chosen& chosen, const Digit& digit) { return choose(chosen.heard, digit, true); }
  template<class Other>
  Step choose(Other&, const Digit&) {
    return ignore_key();
  }

  /// Whether the vote opened before, and has a choice already, does not matter.
  Step choose(Heard& heard, const Digit& digit, bool) {
    if (!method::contains(plan.method.questions.front().scale, digit.value)) return stay();
    if (digit.t_s < heard.heard_s || came_too_early(state, digit.t_s)) { // pressed before, reported after
      ++heard.ignored_keys;
      return stay();
    }
    const std::size_t judged = first_judged(next_attempt(plan, state.progress).heard);
    const Vote vote{{judged, 0, digit.value}, whole_microseconds(1e3 * (digit.t_s - heard.heard_s))};
    if (!plan.confirm) return save(heard, vote);
    Chosen chosen{std::move(heard), vote};
    return to(std::move(state), std::move(chosen));
  }

  Step save(const Heard& heard, const Vote& vote) {
    const StoreVote asked{next_attempt(plan, state.progress), heard.facts, {vote}, heard.ignored_keys};
    return to_store(plan, std::move(state), Saving{asked});
  }

  Step committed() {
    return std::visit([this](auto& phase) { return committed(phase); }, state.phase);
  }
  Step committed(Starting& starting) {
    const Playing playing{starting.ignored_keys};
    const Attempt attempt = next_attempt(plan, state.progress);
    const Announce said = announce(plan, state, "playing");
    return to(std::move(state), playing, {Play{attempt}, said});
  }
  Step committed(Saving& saving) {
    const StoreVote stored = std::move(saving.asked);
    return after_vote(plan, std::move(state), stored);
  }
  Step committed(Voiding& voiding) {
    const PlaybackFacts facts = voiding.asked.facts;
    return after_fault(plan, std::move(state), facts);
  }
  Step committed(Finishing&) { return show(Thanks{}, Screen::thanks); }
  template<class Other>
  Step committed(Other&) {
    return stay();
  }

  /// A phase that awaits the store is what a failure of the store goes back to.
  template<class Of>
  static void try_then(Halted& halted, const Of& phase) {
    if constexpr (requires { halted.then = phase; }) halted.then = phase;
  }

  /// Leaves after this step, whatever it would go on with; only the end of the session is still written.
  Step left(Step step) {
    if (is<Finishing>(step.state.phase)) return step;
    std::erase_if(step.effects, [](const Effect& effect) {
      return !std::holds_alternative<Announce>(effect) && !std::holds_alternative<Tell>(effect);
    });
    state = std::move(step.state);
    Step last = leave();
    last.effects.insert(last.effects.begin(), step.effects.begin(), step.effects.end());
    return last;
  }

  struct Ignored {
    bool operator()(auto& phase) const {
      if constexpr (requires { phase.ignored_keys; }) ++phase.ignored_keys;
      return true;
    }
  };

  /// Counted from the page before a sample until its vote opens.
  Step ignore_key() {
    std::visit(Ignored{}, state.phase);
    return stay();
  }

  Step leave() { return is<Thanks>(state.phase) ? close("finished", true) : close("aborted", false); }

  Step close(std::string event, bool finished) {
    const Announce last = announce(plan, state, std::move(event));
    return to(std::move(state), Closed{}, {last, Close{finished}});
  }
};

void append(std::vector<Effect>& to, std::vector<Effect> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Step open(const design::Plan& plan, Progress progress, double now_s) {
  State state;
  state.now_s = now_s;
  state.progress = std::move(progress);
  if (all_answered(plan, state.progress))
    return to_store(plan, std::move(state), Finishing{}); // once more does no harm
  Step step = load(std::move(state), Next::welcome);
  step.effects.push_back(VerifyFiles{});
  return step;
}

Step advance(const design::Plan& plan, State state, const Event& event, double now_s) {
  state.now_s = now_s;
  std::vector<Effect> effects = turn_code_page(state);
  append(effects, settle(state));
  count_dropped_key(state, event);
  Step step;
  if (is_for_code(state, event)) {
    CodeStep code = on_code_key(plan, state, event);
    append(effects, std::move(code.effects));
    step = code.leaves ? Decide{plan, std::move(state)}(Leave{}) : Step{std::move(state), {}};
  } else {
    step = std::visit(Decide{plan, std::move(state)}, event);
  }
  append(effects, end_moment(step.state));
  append(effects, std::move(step.effects));
  append(effects, turn_code_page(step.state));
  return {std::move(step.state), std::move(effects)};
}

std::optional<double> next_deadline_s(const State& state) {
  if (is<Closed>(state.phase)) return std::nullopt;
  if (state.code && state.code->open) return state.code->until_s;
  if (state.waits && !state.waits->told) return state.waits->counts_from_s;
  return std::nullopt;
}

} // namespace quietroom::session
