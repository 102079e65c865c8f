#include "analysis/condition_models.h"

#include "core/error.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::analysis {

namespace {

void take_values(const stimulus::Condition& condition, emodel::Band band, const emodel::CodecTable& codecs,
                 compare::ConditionModel& model) {
  if (!condition.emodel) return;
  model.Ie = condition.emodel->Ie;
  model.Bpl = condition.emodel->Bpl;
  if (condition.emodel->codec.empty()) return;
  const emodel::CodecEntry* entry = find_codec(codecs, condition.emodel->codec);
  if (entry == nullptr)
    throw_input(
        fmt::format("condition {}: codec {} is not in the E-model's table; give Ie and Bpl in set.toml, "
                    "or the codec with --codecs",
                    condition.id, condition.emodel->codec));
  const emodel::CodecValues values = values_on(band, *entry);
  model.Ie = values.Ie;
  model.Bpl = values.Bpl;
}

/// By the recipe, or by what the lock says of its stimuli: set.toml may have changed since.
void refuse_several_losses(const stimulus::StimulusSet& set, const stimulus::Condition& condition,
                           compare::ConditionModel& model) {
  const bool several = std::ranges::any_of(set.stimuli, [&](const stimulus::Stimulus& each) {
    return each.condition == condition.id && each.lossy_in_several_codecs;
  });
  if (!model.Ie || !(several || loses_in_several_codecs(condition))) return;
  model.Ie = std::nullopt;
  model.Bpl = std::nullopt;
  model.no_estimate = "loses packets in more than one codec, for which the E-model has no rule";
}

} // namespace

std::vector<compare::ConditionModel> models_of(stimulus::StimulusSet set, emodel::Band band,
                                               const emodel::CodecTable& codecs) {
  set.context = band == emodel::Band::narrow ? stimulus::Context::narrowband
                : band == emodel::Band::wide ? stimulus::Context::wideband
                                             : stimulus::Context::fullband;
  return models_of(set, codecs);
}

bool loses_in_several_codecs(const stimulus::Condition& condition) {
  const auto& steps = condition.steps;
  int codecs = 0;
  for (std::size_t i = 1; i < steps.size(); ++i)
    codecs += steps[i].name == "codec" && (steps[i - 1].name == "loss" || steps[i - 1].name == "jitter");
  return codecs > 1;
}

std::vector<std::string> silent_about_loss(const stimulus::StimulusSet& set,
                                           const std::vector<compare::ConditionModel>& models) {
  std::vector<std::string> out;
  for (const stimulus::Condition& condition : set.conditions) {
    const compare::ConditionModel* model = compare::find(models, condition.id);
    if (!condition.emodel || condition.emodel->codec.empty() || model == nullptr || !model->Bpl) continue;
    if (stimulus::runs_program(condition) && !condition.loss.Ppl) {
      out.push_back(condition.id);
      continue;
    }
    if (std::ranges::any_of(set.stimuli, [&](const stimulus::Stimulus& each) {
          return each.is_finished && each.condition == condition.id && !each.ppl_percent;
        }))
      out.push_back(condition.id);
  }
  return out;
}

std::vector<compare::ConditionModel> models_of(const stimulus::StimulusSet& set,
                                               const emodel::CodecTable& codecs) {
  std::vector<compare::ConditionModel> out;
  for (const stimulus::Condition& condition : set.conditions) {
    compare::ConditionModel& model = out.emplace_back();
    model.condition = condition.id;
    model.label = condition.label;
    take_values(condition, emodel::band_of(set.context), codecs, model);
    refuse_several_losses(set, condition, model);
    for (const stimulus::Stimulus& one : set.stimuli)
      if (one.condition == condition.id)
        model.stimuli.push_back({one.id, one.ppl_percent.value_or(0), one.burst_ratio.value_or(1)});
  }
  return out;
}

emodel::Band band_of_context(const std::optional<std::string>& context) {
  return emodel::band_of(context ? parse_context(*context).value_or(Context::fullband) : Context::narrowband);
}

void refuse_unknown_loss(const stimulus::StimulusSet& set, const std::string& file) {
  for (const stimulus::Condition& condition : set.conditions) {
    const bool loses = std::ranges::any_of(condition.steps, [](const stimulus::Step& step) {
      return step.name.find("loss") != std::string::npos || step.name == "jitter";
    });
    if (!loses || !condition.emodel) continue;
    if (!set.prepared)
      throw_input(fmt::format("{}:{}: the set is not prepared, so the packet loss of {} is not known; run "
                              "quietroom prepare first",
                              file, condition.line, condition.id));
    for (const stimulus::Stimulus& one : set.stimuli)
      if (one.condition == condition.id && !one.ppl_percent && !one.lossy_in_several_codecs)
        throw_input(
            fmt::format("{}:{}: set.lock does not say what the stimulus {} of {} lost; it was changed "
                        "or cut off. Put it back as it was, or prepare the set again",
                        file, condition.line, one.id, condition.id));
  }
}

} // namespace quietroom::analysis
