#include "session/voting.h"

#include "method/scores.h"
#include "session/choice.h"
#include "session/plays.h"
#include "session/steps.h"
#include "session/waiting.h"

#include <cmath>
#include <utility>

namespace quietroom::session {

namespace {

double whole_microseconds(double ms) { return std::round(1e3 * ms) / 1e3; }

Heard& heard_in(Phase& phase) {
  if (auto* chosen = std::get_if<Chosen>(&phase)) return chosen->heard;
  return std::get<Voting>(phase).heard;
}

Transition save(const design::Plan& plan, State state, const Heard& heard, const Vote& vote) {
  const StoreVote asked{next_attempt(plan, state.progress), heard.facts, {vote}, heard.ignored_keys};
  return to_store(plan, std::move(state), Saving{asked});
}

} // namespace

Transition after_play(const design::Plan& plan, State state, const PlaybackEnded& playback) {
  const Playing playing = std::get<Playing>(state.phase);
  const PlaybackFacts facts = playing.before ? together(*playing.before, playback.facts) : playback.facts;
  if (facts.void_reason) {
    Announce fault = announce(plan, state, "fault");
    fault.reason = facts.void_reason;
    const VoidAttempt asked{next_attempt(plan, state.progress), facts, playing.ignored_keys};
    Transition step = to_store(plan, std::move(state), Voiding{asked});
    step.effects.insert(step.effects.begin(), fault);
    return step;
  }
  const Announce heard = announce(plan, state, "heard");
  Announce open = announce(plan, state, "vote_open");
  open.confirm = confirms(plan, next_attempt(plan, state.progress).heard.question);
  if (plan.max_plays > 1) open.plays_left = plan.max_plays - facts.plays;
  wait_for_key(state, open);
  if (plan.vote_within_s > 0) state.waits->lasts_s = plan.vote_within_s;
  return to(std::move(state), Heard{facts, playback.t_s, playing.ignored_keys}, {heard});
}

Transition choose_vote(const design::Plan& plan, State state, const VoteKey& key) {
  const method::Trial trial = next_attempt(plan, state.progress).heard;
  const ScaleOfVote scale{plan.method.questions[trial.question], plan.cannot_tell};
  const auto* before = std::get_if<Chosen>(&state.phase);
  const std::optional<Vote> vote_before = before == nullptr ? std::nullopt : std::optional(before->vote);
  const auto choice = std::visit([&](const auto& one) { return chosen_by(one, scale, vote_before); }, key);
  if (!choice) return {std::move(state), {}};
  const double t_s = std::visit([](const auto& one) { return one.t_s; }, key);
  Heard& heard = heard_in(state.phase);
  if (!is_in_time(state, heard, t_s)) {
    ++heard.ignored_keys;
    return {std::move(state), {}};
  }
  const Vote vote{{first_judged(trial), trial.question, choice->value},
                  whole_microseconds(1e3 * (t_s - heard.heard_s))};
  Chosen next{std::move(heard), vote};
  if (!confirms(plan, trial.question)) return save(plan, std::move(state), next.heard, vote);
  return to(std::move(state), std::move(next));
}

Transition save_choice(const design::Plan& plan, State state) {
  const Chosen chosen = std::get<Chosen>(state.phase);
  return save(plan, std::move(state), chosen.heard, chosen.vote);
}

Transition miss_vote(const design::Plan& plan, State state) {
  const Heard heard = heard_in(state.phase);
  const method::Trial trial = next_attempt(plan, state.progress).heard;
  const double response_ms = whole_microseconds(1e3 * (state.now_s - heard.heard_s));
  return save(plan, std::move(state), heard,
              {{first_judged(trial), trial.question, std::nullopt}, response_ms, false});
}

} // namespace quietroom::session
