#include "session/steps.h"

#include "design/trials.h"
#include "session/asking.h"
#include "session/waiting.h"

#include <utility>

namespace quietroom::session {

namespace {

constexpr int most_faults_in_a_row = 3; // then something is wrong that repeating will not fix

/// After the trial that was answered. With questions in a row a repeated sample may shift the count, so the
/// break comes with the first whole sample from there on.
bool break_is_due(const design::Plan& plan, const State& state, int answered) {
  if (plan.break_after == 0 || all_answered(plan, state.progress) ||
      plan.blocks[state.progress.block].type != design::BlockType::main)
    return false;
  if (same_sample(plan, answered, state.progress.queue.front()) && state.progress.queue.front() > answered)
    return false; // not between the questions on one sample
  const int beyond = answered_in_block(plan, state.progress) - plan.break_after;
  return beyond >= 0 && beyond < design::group_size(plan.method);
}

/// To whatever the progress says comes next after the trial that was answered.
Transition go_on(const design::Plan& plan, State state, const Attempt& answered) {
  if (all_answered(plan, state.progress)) return ask_or_pass(plan, std::move(state), design::When::at_end);
  if (static_cast<int>(state.progress.block) + 1 != answered.block) {
    const auto block = static_cast<std::size_t>(answered.block) - 1;
    return plan.blocks[block].type == design::BlockType::practice
               ? ask_or_pass(plan, std::move(state), design::When::after_practice)
               : load(std::move(state), Next::trial);
  }
  if (!break_is_due(plan, state, answered.trial)) return to_ready(plan, std::move(state));
  return ask_or_pass(plan, std::move(state), design::When::at_break);
}

} // namespace

Transition to(State state, Phase phase, std::vector<Effect> effects) {
  state.phase = std::move(phase);
  if (!takes_keys(state.phase)) state.waits.reset();
  return {std::move(state), std::move(effects)};
}

Next after_practice(const design::Plan& plan) { return plan.page_after_practice ? Next::main : Next::trial; }

Transition begin_break(const design::Plan& plan, State state) {
  const Announce rest = announce(plan, state, "break");
  return to(std::move(state), Resting{}, {rest, StartBreak{plan.break_min_s}});
}

Transition show(const design::Plan& plan, State state, Phase phase, Screen screen) {
  if (!state.files.changed.empty()) return call_for_file(plan, std::move(state));
  wait_for_key(state, waits_at(plan, state, screen));
  return to(std::move(state), std::move(phase));
}

Transition call_for_file(const design::Plan& plan, State state) {
  const auto* verifying = std::get_if<Verifying>(&state.phase);
  const Verifying again{verifying == nullptr ? Next::welcome : verifying->then};
  auto sentence = std::exchange(state.files.changed, {});
  return fail(plan, std::move(state), {Reason::files, std::move(sentence), {VerifyFiles{}}, again});
}

Transition to_ready(const design::Plan& plan, State state) {
  wait_for_key(state, waits_at(plan, state, Screen::trial));
  return to(std::move(state), Ready{});
}

Transition to_store(const design::Plan& plan, State state, Phase phase) {
  Transition step = to(std::move(state), std::move(phase));
  step.effects = asked_of_store(plan, step.state);
  return step;
}

std::vector<Effect> asked_of_store(const design::Plan& plan, const State& state) {
  if (is<Finishing>(state.phase)) return {StoreFinished{}};
  if (const auto* saving = std::get_if<Saving>(&state.phase)) return {saving->asked};
  if (const auto* answering = std::get_if<Answering>(&state.phase)) return {answering->asked};
  if (is<CheckingEligibility>(state.phase)) return {CheckEligibility{}};
  if (const auto* letting = std::get_if<LettingIn>(&state.phase)) return {letting->asked};
  if (const auto* consenting = std::get_if<Consenting>(&state.phase)) return {consenting->asked};
  if (const auto* noting = std::get_if<NotingCheck>(&state.phase)) return {noting->asked};
  if (const auto* voiding = std::get_if<Voiding>(&state.phase)) return {voiding->asked};
  return {BeginAttempt{next_attempt(plan, state.progress)}};
}

Transition load(State state, Next then) {
  const LoadBlock effect{state.progress.block};
  return to(std::move(state), Loading{then}, {effect});
}

Transition halt(const design::Plan& plan, State state, Halted halted) {
  const Tell tell{halted.sentence};
  wait_for_key(state, waits_at(plan, state, screen_of(state.phase)));
  return to(std::move(state), std::move(halted), {tell});
}

Transition fail(const design::Plan& plan, State state, Halted halted) {
  Announce fault = announce(plan, state, "fault");
  fault.reason = halted.reason;
  Transition step = halt(plan, std::move(state), std::move(halted));
  step.effects.insert(step.effects.begin(), fault);
  return step;
}

Transition after_vote(const design::Plan& plan, State state, const StoreVote& stored) {
  Announce voted = announce(plan, state, "voted");
  const Vote& vote = stored.votes.back();
  voted.vote = vote.answer.value;
  state.progress = after(plan, std::move(state.progress), Outcome::answered);
  state.last = vote.given ? LastTrial(Saved{vote.answer}) : LastTrial(Missed{});
  state.faults_in_a_row = 0;
  Transition step = go_on(plan, std::move(state), stored.attempt);
  step.effects.insert(step.effects.begin(), voted);
  return step;
}

Transition after_fault(const design::Plan& plan, State state, const PlaybackFacts& facts) {
  const Announce repeat = announce(plan, state, "repeat");
  state.progress = after(plan, std::move(state.progress), Outcome::faulty);
  state.last = Repeated{};
  ++state.faults_in_a_row;
  Transition step;
  if (facts.void_reason == Reason::device_lost) {
    const Effect reload = LoadBlock{state.progress.block};
    step = halt(plan, std::move(state),
                {Reason::device_lost,
                 "The audio device went away. Connect it again, then press Enter.",
                 {reload},
                 Loading{Next::trial}});
  } else if (state.faults_in_a_row >= most_faults_in_a_row) {
    state.faults_in_a_row = 0;
    step = halt(plan, std::move(state),
                {Reason::repeated_faults,
                 "Three samples in a row had playback faults. Check the audio device and what "
                 "else runs on this machine, then press Enter.",
                 {},
                 Ready{}});
  } else {
    step = to_ready(plan, std::move(state));
  }
  step.effects.insert(step.effects.begin(), repeat);
  return step;
}

} // namespace quietroom::session
