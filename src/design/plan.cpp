#include "design/plan.h"

#include "core/error.h"
#include "core/random.h"
#include "core/sha256.h"
#include "design/material.h"
#include "design/own_scale.h"
#include "design/seats.h"
#include "design/trials.h"
#include "method/names.h"

#include <fmt/format.h>
#include <set>

namespace quietroom::design {

namespace {

std::vector<std::size_t> shuffled(std::vector<std::size_t> order, std::uint64_t seed,
                                  std::string_view purpose) {
  std::mt19937_64 engine(derived_seed(seed, {purpose}));
  shuffle(order, engine);
  return order;
}

/// The first trials of a random order that bring a new condition each, then others if there are too few
/// conditions.
std::vector<std::size_t> practice_trials(const Material& material, const stimulus::StimulusSet& set,
                                         std::uint64_t seed, std::size_t wanted) {
  const std::vector<std::size_t> order = shuffled(material.main, seed, "practice");
  std::vector<std::size_t> chosen;
  std::vector<std::size_t> others;
  std::set<std::string_view> heard;
  for (const std::size_t index : order)
    (heard.insert(set.stimuli[index].condition).second ? chosen : others).push_back(index);
  chosen.insert(chosen.end(), others.begin(), others.end());
  chosen.resize(std::min(wanted, chosen.size()));
  return chosen;
}

/// The study's own practice items, all of them, or some of the main block where it has none.
std::vector<std::size_t> practice_order(const Design& design, const Material& material,
                                        const stimulus::StimulusSet& set, std::uint64_t seed) {
  if (!material.practice.empty()) return shuffled(material.practice, seed, "practice");
  return practice_trials(material, set, seed, static_cast<std::size_t>(design.practice));
}

/// Throws an input Error where what the study asks for was not found.
std::vector<std::size_t> main_order(const Design& design, const Material& material, const Seat& seat,
                                    std::uint64_t listener_seed, std::string_view listener) {
  const Arrangement& asked = design.arrangement;
  OrderRequest request;
  request.order = asked.constraints.once_a_round ? ListeningOrder::blocks : asked.order;
  request.slots = material.slots;
  request.conditions = material.conditions.size();
  request.spacing = spacing_of(asked.constraints, material);
  request.controls = material.controls.size();
  request.study_seed = design.seed;
  request.listener_seed = listener_seed;
  request.seat = seat;
  const Ordered found = order_of(request);
  if (!found.refusal.empty())
    throw_input(fmt::format("study.toml:{}: listener {}: {}",
                            asked.constraints.line > 0 ? asked.constraints.line : asked.order_line, listener,
                            found.refusal));
  std::vector<std::size_t> out;
  for (const std::size_t each : found.order)
    out.push_back(each < material.main.size() ? material.main[each]
                                              : material.controls[each - material.main.size()]);
  return out;
}

} // namespace

namespace {

/// A break within the questions on one sample would come between them.
int whole_groups(int trials, const method::Method& method) {
  const int size = group_size(method);
  return (trials + size - 1) / size * size;
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
  plan.break_after = whole_groups(design.break_after, design.method);
  plan.break_min_s = design.break_min_s;
  plan.confirm = design.confirm;
  plan.cannot_tell = design.cannot_tell;
  plan.page_after_practice = design.page_after_practice;
  plan.vote_within_s = design.vote_within_s;
  if (!is_simulated_id(listener)) { // a program agrees to nothing, hears no tones and answers no form
    plan.consent = design.consent;
    plan.check = design.check;
    plan.questionnaires = design.questionnaires;
    plan.screens = has_rules(design.eligibility);
  }
  plan.max_plays = design.max_plays;
  const Seat seat = seat_of(design, listener);
  plan.panel = panel_id(design, seat);
  const Material material = material_of(design, set, seat.panel);
  const auto add_block = [&](BlockType type, const std::vector<std::size_t>& order) {
    plan.blocks.push_back({type, presentations(design, set, listener, type, order)});
    give_marked_roles(design, set, plan.blocks.back().trials);
  };
  const auto practice = practice_order(design, material, set, plan.seed);
  if (!practice.empty()) add_block(BlockType::practice, practice);
  add_block(BlockType::main, main_order(design, material, seat, plan.seed, listener));
  return plan;
}

namespace {

/// What is judged alone stands without its role: so it stands in the hashes of sessions begun before there
/// were roles.
std::string line_of(const method::Trial& trial, const method::Method& method,
                    const stimulus::StimulusSet& set) {
  std::string out;
  if (method.questions.size() > 1) out += fmt::format("{}\n", method.questions[trial.question].id);
  for (const method::Presented& each : trial.presented) {
    const stimulus::Stimulus& one = set.stimuli[each.stimulus];
    if (each.role != method::Role::processed) out += fmt::format("{} ", role_text(each));
    out += fmt::format("{} {} {} {} {}\n", one.id, one.condition, one.talker, one.sample, one.sha256);
  }
  return out;
}

std::string hash_after(std::string text, const Plan& plan, const stimulus::StimulusSet& set) {
  if (const std::string own = own_questions(plan.method); !own.empty()) text += own + "\n";
  if (plan.method.layout == method::Layout::pair)
    text += fmt::format("{} {} {}\n", plan.method.pair.rounds, plan.method.pair.gap_s,
                        plan.method.pair.repeat_gap_s);
  for (const Block& block : plan.blocks) {
    text += fmt::format("{}\n", name_of(block.type));
    for (const method::Trial& trial : block.trials) text += line_of(trial, plan.method, set);
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
