#include "analysis/study_plan.h"

#include "design/plan_proof.h"
#include "design/square.h"
#include "method/names.h"
#include "method/scores.h"

#include <algorithm>

namespace quietroom::analysis {

namespace {

ListenerPlan listener_plan(const design::Plan& plan, const stimulus::StimulusSet& set) {
  ListenerPlan out{plan.listener, {}, expected_seconds(plan, set), plan.panel};
  for (std::size_t b = 0; b < plan.blocks.size(); ++b)
    for (std::size_t t = 0; t < plan.blocks[b].trials.size(); ++t) {
      const method::Trial& trial = plan.blocks[b].trials[t];
      PlannedTrial& one = out.trials.emplace_back();
      one.block = b + 1;
      one.trial = t + 1;
      one.block_type = name_of(plan.blocks[b].type);
      for (const method::Presented& each : trial.presented)
        one.presented.push_back({each.stimulus, name_of(each.role)});
      one.question = plan.method.questions[trial.question].id;
      one.presentation =
          presentation_of(trial, plan.method.layout == method::Layout::pair ? plan.method.pair.rounds : 1);
      one.judged = first_judged(trial);
    }
  return out;
}

/// What the orders promise, and how long the sessions are.
void add_proof(StudyPlan& out, const design::Design& design, const stimulus::StimulusSet& set,
               const std::vector<design::Plan>& plans) {
  design::PlanProof proof = plan_proof(plans, set);
  out.at_position = std::move(proof.at_position);
  out.carry_over = std::move(proof.followed_by);
  out.carry_over_in_round = std::move(proof.followed_in_round);
  out.votes = std::move(proof.votes);
  out.position_difference = proof.position_difference;
  const bool williams = design.arrangement.order == design::ListeningOrder::williams;
  if ((williams || design.arrangement.order == design::ListeningOrder::latin) && !out.at_position.empty()) {
    std::size_t conditions = 0;
    for (const auto& each : out.at_position) conditions = std::max(conditions, each.size());
    out.complete_listeners = design::complete_listeners(williams, conditions);
  }
  for (const design::Plan& plan : plans) {
    if (is_too_long(plan, set)) out.long_session = design.arrangement.long_session;
    if (const auto refusal = too_long_refusal(design, plan, set); refusal && out.too_long.empty())
      out.too_long = *refusal;
  }
}

} // namespace

StudyPlan study_plan(const design::Design& design, const stimulus::StimulusSet& set) {
  StudyPlan out;
  out.name = design.name;
  out.method = design.method.id;
  out.seed = design.seed;
  out.order = name_of(design.arrangement.order);
  out.level_db_spl = design.level_db_spl;
  for (const stimulus::Stimulus& each : set.stimuli)
    out.stimuli.push_back({each.id, each.condition, each.talker, each.sample});
  std::vector<design::Plan> plans;
  for (const std::string& listener : design.listeners) {
    plans.push_back(plan_for(design, set, listener));
    out.listeners.push_back(listener_plan(plans.back(), set));
  }
  const design::Plan& first = plans.front();
  for (const design::Block& block : first.blocks)
    out.blocks.push_back({name_of(block.type), block.trials.size()});
  const std::size_t main_trials = first.blocks.back().trials.size();
  const bool breaks = static_cast<std::size_t>(first.break_after) < main_trials;
  (breaks ? out.break_after : out.unreached_break) = first.break_after;
  out.break_min_s = first.break_min_s;
  out.balance = position_balance(plans, set);
  add_proof(out, design, set, plans);
  return out;
}

} // namespace quietroom::analysis
