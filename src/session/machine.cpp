#include "session/machine.h"

#include "session/code_page.h"
#include "session/waiting.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace quietroom::session {

namespace {

constexpr int most_faults_in_a_row = 3; // then something is wrong that repeating will not fix

Step to(State state, Phase phase, std::vector<Effect> effects = {}) {
  state.phase = phase;
  if (!takes_keys(phase)) state.waits.reset();
  return {std::move(state), std::move(effects)};
}

Step to_ready(const design::Plan& plan, State state) {
  state.ignored_keys = 0;
  wait_for_key(state, waits_at(plan, state, "trial"));
  return to(std::move(state), Phase::ready);
}

/// Stops for the experimenter; Enter tries again, so the station announces that it waits.
Step halt(const design::Plan& plan, State state, std::string sentence, std::string reason,
          std::vector<Effect> retry, Phase after_retry) {
  const Tell tell{sentence};
  wait_for_key(state, waits_at(plan, state, screen_of(state.phase)));
  state.halt_reason = std::move(reason);
  state.sentence = std::move(sentence);
  state.retry = std::move(retry);
  state.after_retry = after_retry;
  return to(std::move(state), Phase::halted, {tell});
}

/// The same with a `fault` before it, for failures that no event has told yet.
Step fail(const design::Plan& plan, State state, const std::string& sentence, const std::string& reason,
          std::vector<Effect> retry, Phase after_retry) {
  Announce fault = announce(plan, state, "fault");
  fault.reason = reason;
  Step step = halt(plan, std::move(state), sentence, reason, std::move(retry), after_retry);
  step.effects.insert(step.effects.begin(), fault);
  return step;
}

Step load(State state, Phase then) {
  const LoadBlock effect{state.progress.block};
  state.after_loading = then;
  return to(std::move(state), Phase::loading, {effect});
}

/// What an effect of the store was for stands in the phase; this is what to ask for again.
std::vector<Effect> store_effect(const design::Plan& plan, const State& state) {
  if (state.phase == Phase::finishing) return {StoreFinished{}};
  const Attempt attempt = next_attempt(plan, state.progress);
  if (state.phase == Phase::starting) return {BeginAttempt{attempt}};
  if (state.phase == Phase::voiding) return {VoidAttempt{attempt, state.facts, state.ignored_keys}};
  return {StoreVote{attempt, state.facts, state.vote, state.response_ms, state.ignored_keys}};
}

Step to_store(const design::Plan& plan, State state, Phase phase) {
  Step step = to(std::move(state), phase);
  step.effects = store_effect(plan, step.state);
  return step;
}

Step save(const design::Plan& plan, State state) { return to_store(plan, std::move(state), Phase::saving); }

bool break_is_due(const design::Plan& plan, const State& state) {
  return plan.break_after > 0 && !all_answered(plan, state.progress) &&
         plan.blocks[state.progress.block].type == design::BlockType::main &&
         answered_in_block(plan, state.progress) == plan.break_after;
}

Step after_vote(const design::Plan& plan, State state) {
  Announce voted = announce(plan, state, "voted");
  voted.vote = state.vote;
  const std::size_t block = state.progress.block;
  state.progress = after(plan, std::move(state.progress), Outcome::answered);
  state.just_saved = true;
  state.just_repeated = false;
  state.faults_in_a_row = 0;
  Step step;
  if (all_answered(plan, state.progress)) {
    step = to_store(plan, std::move(state), Phase::finishing);
  } else if (state.progress.block != block) {
    step = load(std::move(state), Phase::ready);
  } else if (break_is_due(plan, state)) {
    const Announce rest = announce(plan, state, "break");
    step = to(std::move(state), Phase::resting, {rest, StartBreak{plan.break_min_s}});
  } else {
    step = to_ready(plan, std::move(state));
  }
  step.effects.insert(step.effects.begin(), voted);
  return step;
}

Step after_fault(const design::Plan& plan, State state) {
  const Announce repeat = announce(plan, state, "repeat");
  state.progress = after(plan, std::move(state.progress), Outcome::faulty);
  state.just_saved = false;
  state.just_repeated = true;
  ++state.faults_in_a_row;
  Step step;
  if (state.facts.void_reason == "device_lost") {
    const Effect reload = LoadBlock{state.progress.block};
    state.after_loading = Phase::ready;
    step = halt(plan, std::move(state), "The audio device went away. Connect it again, then press Enter.",
                "device_lost", {reload}, Phase::loading);
  } else if (state.faults_in_a_row >= most_faults_in_a_row) {
    state.faults_in_a_row = 0;
    step = halt(plan, std::move(state),
                "Three samples in a row had playback faults. Check the audio device and what "
                "else runs on this machine, then press Enter.",
                "repeated_faults", {}, Phase::ready);
  } else {
    step = to_ready(plan, std::move(state));
  }
  step.effects.insert(step.effects.begin(), repeat);
  return step;
}

struct Decide {
  const design::Plan& plan;
  State state;

  Step stay() { return {std::move(state), {}}; }

  Step operator()(const GoOn& key) {
    if (key.t_s < state.counts_from_s) return ignore_key();
    switch (state.phase) {
    case Phase::welcome:
      return show(Phase::instructions, "instructions");
    case Phase::instructions:
      return show(Phase::check, "check");
    case Phase::check:
      return to(std::move(state), Phase::checking, {PlayCheck{}});
    case Phase::checked:
      return state.verified ? to_ready(plan, std::move(state)) : to(std::move(state), Phase::verifying);
    case Phase::ready:
      return start();
    case Phase::chosen:
      return save(plan, std::move(state));
    case Phase::rested:
      return to_ready(plan, std::move(state));
    case Phase::thanks:
      return close("finished", true);
    case Phase::halted:
      return try_again();
    default:
      return ignore_key();
    }
  }

  Step operator()(const HearAgain& key) {
    return state.phase == Phase::checked && key.t_s >= state.counts_from_s
               ? to(std::move(state), Phase::checking, {PlayCheck{}})
               : stay();
  }

  Step operator()(const Digit& digit) {
    if (state.phase != Phase::voting && state.phase != Phase::chosen) return ignore_key();
    if (digit.value < 1 || digit.value > 5) return stay();
    if (digit.t_s < std::max(state.heard_s, state.counts_from_s)) { // pressed before, reported after
      ++state.ignored_keys;
      return stay();
    }
    state.vote = digit.value;
    state.response_ms = std::round(1e6 * (digit.t_s - state.heard_s)) / 1e3; // whole microseconds
    return plan.confirm ? to(std::move(state), Phase::chosen) : save(plan, std::move(state));
  }

  Step operator()(const BlockLoaded&) {
    if (state.phase != Phase::loading) return stay();
    if (state.after_loading == Phase::welcome) return show(Phase::welcome, "welcome");
    return to_ready(plan, std::move(state));
  }

  Step operator()(const AudioFailed& failure) {
    const bool in_use = state.phase == Phase::loading || state.phase == Phase::checking;
    if (!in_use) return stay();
    if (state.phase == Phase::checking) state.after_loading = Phase::welcome;
    const Effect reload = LoadBlock{state.progress.block};
    return fail(plan, std::move(state), failure.sentence, "device", {reload}, Phase::loading);
  }

  Step operator()(const CheckEnded&) {
    return state.phase == Phase::checking ? show(Phase::checked, "check") : stay();
  }

  Step operator()(const PlaybackEnded& playback) {
    if (state.phase != Phase::playing) return stay();
    state.facts = playback.facts;
    if (!state.facts.void_reason.empty()) {
      Announce fault = announce(plan, state, "fault");
      fault.reason = state.facts.void_reason;
      Step step = to_store(plan, std::move(state), Phase::voiding);
      step.effects.insert(step.effects.begin(), fault);
      return step;
    }
    state.heard_s = playback.t_s;
    const Announce heard = announce(plan, state, "heard");
    Announce open = announce(plan, state, "vote_open");
    open.confirm = plan.confirm;
    wait_for_key(state, open);
    return to(std::move(state), Phase::heard, {heard});
  }

  Step operator()(const Committed&) {
    if (!state.leaving) return committed();
    if (state.phase == Phase::starting) return leave();
    return left(committed());
  }

  Step operator()(const NotCommitted& failure) {
    const Phase phase = state.phase;
    if (phase != Phase::starting && phase != Phase::saving && phase != Phase::voiding &&
        phase != Phase::finishing)
      return stay();
    auto retry = store_effect(plan, state);
    const bool leaving = state.leaving;
    Step step = fail(plan, std::move(state), failure.sentence, "store", std::move(retry), phase);
    return leaving ? left(std::move(step)) : step;
  }

  Step operator()(const BreakOver&) {
    return state.phase == Phase::resting ? show(Phase::rested, "break") : stay();
  }

  Step operator()(const Verified&) {
    state.verified = true;
    if (state.phase != Phase::verifying) return stay();
    return state.after_verifying == Phase::ready ? to_ready(plan, std::move(state))
                                                 : show(Phase::welcome, "welcome");
  }

  Step operator()(const FileChanged& failure) {
    state.changed_file = failure.sentence;
    return before_trials(state.phase) ? call_for_file() : stay();
  }

  Step operator()(const Late&) {
    if (!awaits_answer(state.phase)) return stay();
    state.one_moment = true;
    const Announce moment = announce(plan, state, "moment");
    return {std::move(state), {moment}};
  }

  Step operator()(const Leave&) {
    state.leaving = awaits_store(state.phase); // what is being written is told first
    return state.leaving || state.phase == Phase::closed ? stay() : leave();
  }

  Step operator()(const Escape&) { return stay(); }
  Step operator()(const Backspace&) { return stay(); }

  Step operator()(const Clock&) { return stay(); }

private:
  Step show(Phase phase, std::string screen) {
    if (!state.changed_file.empty()) return call_for_file();
    wait_for_key(state, waits_at(plan, state, std::move(screen)));
    return to(std::move(state), phase);
  }

  /// Before the first trial: nobody has heard anything yet that would have to be repeated.
  Step call_for_file() {
    const std::string sentence = std::exchange(state.changed_file, {});
    state.after_verifying = state.phase == Phase::verifying ? state.after_verifying : Phase::welcome;
    return fail(plan, std::move(state), sentence, "files", {VerifyFiles{}}, Phase::verifying);
  }

  Step committed() {
    switch (state.phase) {
    case Phase::starting: {
      const Attempt attempt = next_attempt(plan, state.progress);
      const Announce playing = announce(plan, state, "playing");
      return to(std::move(state), Phase::playing, {Play{attempt}, playing});
    }
    case Phase::saving:
      return after_vote(plan, std::move(state));
    case Phase::voiding:
      return after_fault(plan, std::move(state));
    case Phase::finishing:
      return show(Phase::thanks, "thanks");
    default:
      return stay();
    }
  }

  /// Leaves after this step, whatever it would go on with; only the end of the session is still written.
  Step left(Step step) {
    if (step.state.phase == Phase::finishing) return step;
    std::erase_if(step.effects, [](const Effect& effect) {
      return !std::holds_alternative<Announce>(effect) && !std::holds_alternative<Tell>(effect);
    });
    state = std::move(step.state);
    Step last = leave();
    last.effects.insert(last.effects.begin(), step.effects.begin(), step.effects.end());
    return last;
  }

  Step start() {
    state.just_saved = false;
    state.just_repeated = false;
    return to_store(plan, std::move(state), Phase::starting);
  }

  Step try_again() {
    auto retry = std::exchange(state.retry, {});
    state.sentence.clear();
    const Phase next = state.after_retry;
    if (next == Phase::ready) return to_ready(plan, std::move(state));
    return to(std::move(state), next, std::move(retry));
  }

  Step ignore_key() {
    if (state.phase == Phase::ready || state.phase == Phase::starting || state.phase == Phase::playing ||
        state.phase == Phase::heard)
      ++state.ignored_keys;
    return stay();
  }

  Step leave() { return state.phase == Phase::thanks ? close("finished", true) : close("aborted", false); }

  Step close(std::string event, bool finished) {
    const Announce last = announce(plan, state, std::move(event));
    return to(std::move(state), Phase::closed, {last, Close{finished}});
  }
};

} // namespace

namespace {

void append(std::vector<Effect>& to, std::vector<Effect> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Step open(const design::Plan& plan, Progress progress, double now_s) {
  State state;
  state.now_s = now_s;
  state.progress = std::move(progress);
  if (all_answered(plan, state.progress))
    return to_store(plan, std::move(state), Phase::finishing); // once more does no harm
  Step step = load(std::move(state), Phase::welcome);
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
  if (state.phase == Phase::closed) return std::nullopt;
  if (state.code && state.code->open) return state.code->until_s;
  if (state.waits && !state.waits_told) return state.counts_from_s;
  return std::nullopt;
}

} // namespace quietroom::session
