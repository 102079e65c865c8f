#include "stimulus/condition_summary.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string_view>

namespace quietroom::stimulus {

namespace {

void widen(std::optional<Span>& span, std::optional<double> value) {
  if (!value) return;
  span = span ? Span{std::min(span->low, *value), std::max(span->high, *value)} : Span{*value, *value};
}

void add(ConditionSummary& summary, const MeasuredStimulus& each) {
  ++summary.measured;
  if (each.noise_fills_pauses)
    ++summary.noise_filled;
  else
    widen(summary.active_level_dbov,
          each.stimulus.level_of_source ? each.stimulus.active_level_dbov : each.level.active_level_dbov);
  widen(summary.bandwidth_hz, each.bandwidth_hz);
  widen(summary.seconds, each.seconds);
}

void add(ConditionSummary& summary, const Problem& problem) {
  const bool is_error = problem.severity == Severity::error;
  if (summary.worst.empty() || (is_error && summary.errors == 0)) summary.worst = problem.message;
  ++(is_error ? summary.errors : summary.warnings);
}

} // namespace

std::vector<ConditionSummary> summarise(const std::filesystem::path& folder, const Checked& checked) {
  std::vector<ConditionSummary> out;
  std::map<std::string_view, std::size_t> by_id;
  std::map<std::string, std::size_t> by_place; // FILE and set.toml:LINE -> condition
  for (const Condition& condition : checked.set.conditions) {
    by_id.emplace(condition.id, out.size());
    by_place.emplace(fmt::format("{}:{}", (folder / "set.toml").string(), condition.line), out.size());
    ConditionSummary& summary = out.emplace_back();
    summary.condition = condition.id;
    summary.kind = condition.kind;
  }
  for (const Stimulus& stimulus : checked.set.stimuli) {
    const auto condition = by_id.find(stimulus.condition);
    if (condition == by_id.end()) continue;
    ++out[condition->second].stimuli;
    by_place.emplace((folder / stimulus.file).string(), condition->second);
  }
  for (const MeasuredStimulus& each : checked.stimuli)
    if (const auto condition = by_id.find(each.stimulus.condition); condition != by_id.end())
      add(out[condition->second], each);
  for (const Problem& problem : checked.problems)
    if (const auto condition = by_place.find(problem.where); condition != by_place.end())
      add(out[condition->second], problem);
  return out;
}

} // namespace quietroom::stimulus
