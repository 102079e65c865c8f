#include "design/plan.h"

#include "core/random.h"
#include "core/sha256.h"

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

std::string_view name_of(BlockType type) { return type == BlockType::practice ? "practice" : "main"; }

Plan plan_for(const Design& design, const stimulus::StimulusSet& set, std::string_view listener) {
  Plan plan;
  plan.listener = listener;
  plan.seed = derived_seed(design.seed, {"listener", listener});
  plan.break_after = design.break_after;
  plan.break_min_s = design.break_min_s;
  plan.confirm = design.confirm;
  plan.experimenter_code = design.experimenter_code;
  if (design.practice > 0)
    plan.blocks.push_back(
        {BlockType::practice, practice_trials(set, plan.seed, static_cast<std::size_t>(design.practice))});
  plan.blocks.push_back({BlockType::main, shuffled(set, plan.seed, "main")});
  return plan;
}

namespace {

std::string hash_after(std::string text, const Plan& plan, const stimulus::StimulusSet& set) {
  for (const Block& block : plan.blocks) {
    text += fmt::format("{}\n", name_of(block.type));
    for (const std::size_t index : block.trials) {
      const stimulus::Stimulus& one = set.stimuli[index];
      text += fmt::format("{} {} {} {} {}\n", one.id, one.condition, one.talker, one.sample, one.sha256);
    }
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
