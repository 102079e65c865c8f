#include "session/steps.h"

#include "session/waiting.h"

#include <utility>

namespace quietroom::session {

namespace {

constexpr int most_faults_in_a_row = 3; // then something is wrong that repeating will not fix

bool break_is_due(const design::Plan& plan, const State& state) {
  return plan.break_after > 0 && !all_answered(plan, state.progress) &&
         plan.blocks[state.progress.block].type == design::BlockType::main &&
         answered_in_block(plan, state.progress) == plan.break_after;
}

/// To whatever the progress says comes next; the block in which the last trial was.
Step go_on(const design::Plan& plan, State state, std::size_t block) {
  if (all_answered(plan, state.progress)) return to_store(plan, std::move(state), Finishing{});
  if (state.progress.block != block) return load(std::move(state), Next::trial);
  if (!break_is_due(plan, state)) return to_ready(plan, std::move(state));
  const Announce rest = announce(plan, state, "break");
  return to(std::move(state), Resting{}, {rest, StartBreak{plan.break_min_s}});
}

} // namespace

Step to(State state, Phase phase, std::vector<Effect> effects) {
  state.phase = std::move(phase);
  if (!takes_keys(state.phase)) state.waits.reset();
  return {std::move(state), std::move(effects)};
}

Step to_ready(const design::Plan& plan, State state) {
  wait_for_key(state, waits_at(plan, state, Screen::trial));
  return to(std::move(state), Ready{});
}

Step to_store(const design::Plan& plan, State state, Phase phase) {
  Step step = to(std::move(state), std::move(phase));
  step.effects = asked_of_store(plan, step.state);
  return step;
}

std::vector<Effect> asked_of_store(const design::Plan& plan, const State& state) {
  if (is<Finishing>(state.phase)) return {StoreFinished{}};
  if (const auto* saving = std::get_if<Saving>(&state.phase)) return {saving->asked};
  if (const auto* voiding = std::get_if<Voiding>(&state.phase)) return {voiding->asked};
  return {BeginAttempt{next_attempt(plan, state.progress)}};
}

Step load(State state, Next then) {
  const LoadBlock effect{state.progress.block};
  return to(std::move(state), Loading{then}, {effect});
}

Step halt(const design::Plan& plan, State state, Halted halted) {
  const Tell tell{halted.sentence};
  wait_for_key(state, waits_at(plan, state, screen_of(state.phase)));
  return to(std::move(state), std::move(halted), {tell});
}

Step fail(const design::Plan& plan, State state, Halted halted) {
  Announce fault = announce(plan, state, "fault");
  fault.reason = halted.reason;
  Step step = halt(plan, std::move(state), std::move(halted));
  step.effects.insert(step.effects.begin(), fault);
  return step;
}

Step after_vote(const design::Plan& plan, State state, const StoreVote& stored) {
  Announce voted = announce(plan, state, "voted");
  const method::Answer answer = stored.votes.back().answer;
  voted.vote = answer.value;
  const std::size_t block = state.progress.block;
  state.progress = after(plan, std::move(state.progress), Outcome::answered);
  state.last = Saved{answer};
  state.faults_in_a_row = 0;
  Step step = go_on(plan, std::move(state), block);
  step.effects.insert(step.effects.begin(), voted);
  return step;
}

Step after_fault(const design::Plan& plan, State state, const PlaybackFacts& facts) {
  const Announce repeat = announce(plan, state, "repeat");
  state.progress = after(plan, std::move(state.progress), Outcome::faulty);
  state.last = Repeated{};
  ++state.faults_in_a_row;
  Step step;
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
