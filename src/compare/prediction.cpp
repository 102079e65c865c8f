#include "compare/prediction.h"

#include "emodel/inputs.h"

#include <algorithm>

namespace quietroom::compare {

std::optional<double> predicted_mos(const ConditionModel& model, emodel::Band band) {
  if (!model.Ie) return std::nullopt;
  emodel::Model in = emodel::default_model(band);
  emodel::Rater rater;
  const auto field = [&](const char* symbol) -> double& { return find_input(symbol, band)->field(in); };
  field("Ie") = *model.Ie;
  if (model.stimuli.empty()) return rater.rate(in).MOS_LQE;
  double sum = 0;
  for (const ConditionModel::Stimulus& stimulus : model.stimuli) {
    if (stimulus.ppl_percent > 0 && !model.Bpl) return std::nullopt;
    if (model.Bpl) field("Bpl") = *model.Bpl; // without loss its value is of no account
    field("Ppl") = stimulus.ppl_percent;
    field("BurstR") = stimulus.burst_ratio;
    sum += rater.rate(in).MOS_LQE;
  }
  return sum / static_cast<double>(model.stimuli.size());
}

const ConditionModel* find(std::span<const ConditionModel> models, const std::string& condition) {
  const auto found = std::find_if(models.begin(), models.end(),
                                  [&](const ConditionModel& m) { return m.condition == condition; });
  return found == models.end() ? nullptr : &*found;
}

} // namespace quietroom::compare
