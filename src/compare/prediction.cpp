#include "compare/prediction.h"

#include "emodel/narrow_band.h"

#include <algorithm>

namespace quietroom::compare {

std::optional<double> predicted_mos(const ConditionModel& model) {
  if (!model.Ie) return std::nullopt;
  emodel::NarrowBand in;
  in.Ie = *model.Ie;
  if (model.stimuli.empty()) return emodel::estimate(in).MOS_LQE;
  double sum = 0;
  for (const ConditionModel::Stimulus& stimulus : model.stimuli) {
    if (stimulus.ppl_percent > 0 && !model.Bpl) return std::nullopt;
    in.Bpl = model.Bpl.value_or(in.Bpl); // without loss its value is of no account
    in.Ppl = stimulus.ppl_percent;
    in.BurstR = stimulus.burst_ratio;
    sum += emodel::estimate(in).MOS_LQE;
  }
  return sum / static_cast<double>(model.stimuli.size());
}

const ConditionModel* find(std::span<const ConditionModel> models, const std::string& condition) {
  const auto found = std::find_if(models.begin(), models.end(),
                                  [&](const ConditionModel& m) { return m.condition == condition; });
  return found == models.end() ? nullptr : &*found;
}

} // namespace quietroom::compare
