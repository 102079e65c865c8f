#include "analysis/set_parameter.h"

#include "core/number.h"

#include <optional>
#include <set>
#include <variant>

namespace quietroom::analysis {

namespace {

std::optional<double> number_of(const stimulus::Step::Parameter& parameter) {
  if (const auto* whole = std::get_if<std::int64_t>(&parameter)) return static_cast<double>(*whole);
  if (const auto* number = std::get_if<double>(&parameter)) return *number;
  return std::nullopt;
}

bool has_codec(const stimulus::Condition& condition) {
  for (const stimulus::Step& step : condition.steps)
    if (step.name == "codec") return true;
  return condition.emodel && !condition.emodel->codec.empty();
}

/// Mean over the stimuli of a condition, where all of them are known.
std::map<std::string, double> realised_loss(const stimulus::StimulusSet& set) {
  std::map<std::string, double> sums, counts;
  std::set<std::string> unknown;
  for (const stimulus::Stimulus& each : set.stimuli) {
    if (!set.prepared && !each.ppl_percent) unknown.insert(each.condition);
    sums[each.condition] += each.ppl_percent.value_or(0);
    ++counts[each.condition];
  }
  std::map<std::string, double> out;
  for (const stimulus::Condition& each : set.conditions)
    if (has_codec(each) && counts[each.id] > 0 && !unknown.contains(each.id))
      out[each.id] = sums[each.id] / counts[each.id];
  return out;
}

} // namespace

std::vector<SetParameter> set_parameters(const stimulus::StimulusSet& set) {
  std::map<std::string, std::map<std::string, double>> found;
  for (const stimulus::Condition& condition : set.conditions)
    for (const stimulus::Step& step : condition.steps)
      for (const auto& [key, parameter] : step.parameters)
        if (const auto number = number_of(parameter)) found[step.name + '.' + key][condition.id] = *number;
  found["Ppl"] = realised_loss(set);
  std::vector<SetParameter> out;
  for (auto& [name, values] : found) {
    std::set<double> distinct;
    for (const auto& [id, value] : values) distinct.insert(value);
    if (distinct.size() > 1) out.push_back({name, std::move(values)});
  }
  return out;
}

std::map<std::string, std::string> codec_lines(const stimulus::StimulusSet& set,
                                               const std::string& parameter) {
  std::map<std::string, std::string> out;
  for (const stimulus::Condition& condition : set.conditions) {
    std::string name;
    for (const stimulus::Step& step : condition.steps) {
      if (step.name != "codec") continue;
      const auto id = step.parameters.find("id");
      if (id == step.parameters.end() || !std::holds_alternative<std::string>(id->second)) continue;
      name += (name.empty() ? "" : " + ") + std::get<std::string>(id->second);
      const auto rate = step.parameters.find("bit_rate_kbps");
      if (rate == step.parameters.end() || parameter == "codec.bit_rate_kbps") continue;
      if (const auto number = number_of(rate->second)) name += ' ' + shortest(*number) + " kbit/s";
    }
    if (name.empty() && condition.emodel) name = condition.emodel->codec;
    if (!name.empty()) out[condition.id] = name;
  }
  return out;
}

} // namespace quietroom::analysis
