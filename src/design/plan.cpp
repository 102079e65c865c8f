#include "design/plan.h"

#include "core/random.h"
#include "core/sha256.h"
#include "method/names.h"

#include <cassert>
#include <fmt/format.h>
#include <numeric>
#include <set>

namespace quietroom::design {

namespace {

std::vector<std::size_t> shuffled(const stimulus::StimulusSet& set, std::uint64_t seed,
                                  std::string_view purpose) {
  std::vector<std::size_t> order(set.stimuli.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::mt19937_64 engine(derived_seed(seed, {purpose}));
  shuffle(order, engine);
  return order;
}

/// The first trials of a random order that bring a new condition each, then others if there are too few
/// conditions.
std::vector<std::size_t> practice_trials(const stimulus::StimulusSet& set, std::uint64_t seed,
                                         std::size_t wanted) {
  const std::vector<std::size_t> order = shuffled(set, seed, "practice");
  std::vector<std::size_t> chosen;
  std::vector<std::size_t> others;
  std::set<std::string_view> heard;
  for (const std::size_t index : order)
    (heard.insert(set.stimuli[index].condition).second ? chosen : others).push_back(index);
  chosen.insert(chosen.end(), others.begin(), others.end());
  chosen.resize(std::min(wanted, chosen.size()));
  return chosen;
}

} // namespace

namespace {

/// The trial in which a stimulus is judged. Layouts of several stimuli have no method in the table yet.
method::Trial trial_of(const method::Method& method, std::size_t stimulus) {
  assert(method.layout == method::Layout::single);
  return {{{stimulus, method::Role::processed}}};
}

Block block_of(BlockType type, const method::Method& method, const std::vector<std::size_t>& order) {
  Block out{type, {}};
  for (const std::size_t stimulus : order) out.trials.push_back(trial_of(method, stimulus));
  return out;
}

} // namespace

std::set<std::size_t> stimuli_of(const Block& block) {
  std::set<std::size_t> out;
  for (const method::Trial& trial : block.trials)
    for (const method::Presented& each : trial.presented) out.insert(each.stimulus);
  return out;
}

std::string_view name_of(BlockType type) { return type == BlockType::practice ? "practice" : "main"; }

Plan plan_for(const Design& design, const stimulus::StimulusSet& set, std::string_view listener) {
  Plan plan;
  plan.listener = listener;
  plan.seed = derived_seed(design.seed, {"listener", listener});
  plan.method = design.method;
  plan.break_after = design.break_after;
  plan.break_min_s = design.break_min_s;
  plan.confirm = design.confirm;
  plan.experimenter_code = design.experimenter_code;
  if (design.practice > 0)
    plan.blocks.push_back(
        block_of(BlockType::practice, plan.method,
                 practice_trials(set, plan.seed, static_cast<std::size_t>(design.practice))));
  plan.blocks.push_back(block_of(BlockType::main, plan.method, shuffled(set, plan.seed, "main")));
  return plan;
}

namespace {

/// What is judged alone stands without its role: so it stands in the hashes of sessions begun before there
/// were roles.
std::string line_of(const method::Trial& trial, const stimulus::StimulusSet& set) {
  std::string out;
  for (const method::Presented& each : trial.presented) {
    const stimulus::Stimulus& one = set.stimuli[each.stimulus];
    if (each.role != method::Role::processed) out += fmt::format("{} ", name_of(each.role));
    out += fmt::format("{} {} {} {} {}\n", one.id, one.condition, one.talker, one.sample, one.sha256);
  }
  return out;
}

std::string hash_after(std::string text, const Plan& plan, const stimulus::StimulusSet& set) {
  for (const Block& block : plan.blocks) {
    text += fmt::format("{}\n", name_of(block.type));
    for (const method::Trial& trial : block.trials) text += line_of(trial, set);
  }
  return sha256_of(text);
}

} // namespace

std::string hash_of(const Plan& plan, const stimulus::StimulusSet& set) {
  return hash_after(plan.listener + "\n", plan, set);
}

std::string former_hash_of(const Plan& plan, const stimulus::StimulusSet& set) {
  return hash_after(fmt::format("{}\n{} {}\n", plan.listener, plan.break_after, plan.confirm), plan, set);
}

} // namespace quietroom::design
