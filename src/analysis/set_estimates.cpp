#include "analysis/set_estimates.h"

#include <fmt/format.h>
#include <set>
#include <string_view>

namespace quietroom::analysis {

namespace {

bool names_unknown_codec(const stimulus::Condition& condition, const emodel::CodecTable& codecs) {
  return condition.emodel && !condition.emodel->codec.empty() &&
         find_codec(codecs, condition.emodel->codec) == nullptr;
}

/// A table's Bpl says that packets may be lost; of finished files a person must say whether they were.
bool may_lose_packets(const stimulus::Condition& condition, const emodel::CodecTable& codecs) {
  if (!condition.emodel) return false;
  const emodel::CodecEntry* codec = find_codec(codecs, condition.emodel->codec);
  return codec != nullptr && codec->Bpl;
}

std::set<std::string_view> without_stated_loss(const stimulus::StimulusSet& set) {
  std::set<std::string_view> out;
  for (const stimulus::Stimulus& each : set.stimuli)
    if (each.is_finished && !each.ppl_percent) out.insert(each.condition);
  for (const stimulus::Condition& each : set.conditions)
    if (stimulus::runs_program(each) && !each.loss.Ppl) out.insert(each.id);
  return out;
}

} // namespace

std::vector<Problem> estimate_problems(const stimulus::StimulusSet& set, const std::string& file,
                                       const emodel::CodecTable& codecs) {
  std::vector<Problem> out;
  const auto add = [&](const stimulus::Condition& condition, std::string message) {
    out.push_back({Severity::warning, fmt::format("{}:{}", file, condition.line), std::move(message)});
  };
  for (const stimulus::Condition& each : set.conditions)
    if (names_unknown_codec(each, codecs))
      add(each,
          fmt::format("the E-model's table has no codec {}, so there will be no estimate; quietroom emodel "
                      "--list-codecs names those it has",
                      each.emodel->codec));
  const auto silent = without_stated_loss(set);
  for (const stimulus::Condition& each : set.conditions)
    if (silent.contains(each.id) && may_lose_packets(each, codecs))
      add(each, fmt::format("nobody says whether the stimuli of {}, made elsewhere or by a program, lost "
                            "packets; write Ppl, 0 where nothing was lost, or they are predicted so",
                            each.id));
  return out;
}

} // namespace quietroom::analysis
