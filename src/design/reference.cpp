#include "design/reference.h"

#include "core/near_miss.h"
#include "method/scores.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

bool has_condition(const stimulus::StimulusSet& set, const std::string& id) {
  return std::ranges::find(set.conditions, id, &stimulus::Condition::id) != set.conditions.end();
}

std::string why_no_reference(const Design& design, const stimulus::StimulusSet& set) {
  const std::vector<std::string> candidates = reference_candidates(set);
  if (!design.reference)
    return fmt::format(
        "the method {} holds every stimulus against a reference, and the set has not exactly one "
        "condition of kind reference without steps; write reference = \"ID\" with one of {}",
        design.method.id, fmt::join(candidates, ", "));
  return fmt::format("reference \"{}\" is no condition of the set{}; use one of {}", *design.reference,
                     did_you_mean(*design.reference, candidates), fmt::join(candidates, ", "));
}

} // namespace

std::optional<std::string> reference_condition(const Design& design, const stimulus::StimulusSet& set) {
  if (design.reference) return has_condition(set, *design.reference) ? design.reference : std::nullopt;
  std::optional<std::string> only;
  for (const stimulus::Condition& each : set.conditions) {
    if (each.kind != stimulus::Kind::reference || !each.steps.empty()) continue;
    if (only) return std::nullopt;
    only = each.id;
  }
  return only;
}

std::vector<std::string> reference_candidates(const stimulus::StimulusSet& set) {
  std::vector<std::string> references;
  std::vector<std::string> all;
  for (const stimulus::Condition& each : set.conditions) {
    all.push_back(each.id);
    if (each.kind == stimulus::Kind::reference) references.push_back(each.id);
  }
  return references.empty() ? all : references;
}

std::optional<std::size_t> reference_of(const stimulus::StimulusSet& set, const std::string& condition,
                                        std::size_t stimulus) {
  const stimulus::Stimulus& judged = set.stimuli[stimulus];
  const auto found = std::ranges::find_if(set.stimuli, [&](const stimulus::Stimulus& each) {
    return each.condition == condition && each.talker == judged.talker && each.sample == judged.sample;
  });
  if (found == set.stimuli.end()) return std::nullopt;
  return static_cast<std::size_t>(found - set.stimuli.begin());
}

std::vector<Problem> reference_problems(const Design& design, const stimulus::StimulusSet& set,
                                        const std::string& study_toml) {
  if (!needs_reference(design.method)) return {};
  const auto condition = reference_condition(design, set);
  if (!condition) return {{Severity::error, study_toml, why_no_reference(design, set)}};
  std::vector<Problem> out;
  for (std::size_t i = 0; i < set.stimuli.size(); ++i)
    if (!reference_of(set, *condition, i))
      out.push_back(
          {Severity::error, study_toml,
           fmt::format("stimulus {} has no reference: the condition {} has no stimulus of talker \"{}\" and "
                       "sample \"{}\"; add it to the set",
                       set.stimuli[i].id, *condition, set.stimuli[i].talker, set.stimuli[i].sample)});
  return out;
}

} // namespace quietroom::design
