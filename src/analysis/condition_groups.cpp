#include "analysis/condition_groups.h"

#include "core/error.h"

namespace quietroom::analysis {

namespace {

const char* name_of(stimulus::Kind kind) {
  if (kind == stimulus::Kind::reference) return "Reference";
  return kind == stimulus::Kind::anchor ? "Anchor" : "Test";
}

} // namespace

std::map<std::string, std::string> kinds_of(const stimulus::StimulusSet& set) {
  std::map<std::string, std::string> out;
  for (const stimulus::Condition& condition : set.conditions) out[condition.id] = name_of(condition.kind);
  return out;
}

std::map<std::string, std::string> values_of(const votes::VoteTable& votes, const std::string& column) {
  const votes::Factor& condition = votes.condition();
  const votes::Factor& factor = *votes.find(column);
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const std::string& id = condition.levels[condition.codes[i]];
    const std::string& value = factor.levels[factor.codes[i]];
    if (const auto [known, is_new] = out.try_emplace(id, value); !is_new && known->second != value)
      throw_input("--group " + column + ": the votes on condition " + id + " have several values there, " +
                  known->second + " and " + value + "; take a column with one value per condition");
  }
  return out;
}

} // namespace quietroom::analysis
