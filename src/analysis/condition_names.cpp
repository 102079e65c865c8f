#include "analysis/condition_names.h"

namespace quietroom::analysis {

std::vector<ConditionName> condition_names(const stimulus::StimulusSet& set) {
  std::vector<ConditionName> out;
  for (const stimulus::Condition& each : set.conditions)
    out.push_back(
        {each.id, each.label.empty() ? each.id : each.label, each.kind == stimulus::Kind::reference});
  return out;
}

} // namespace quietroom::analysis
