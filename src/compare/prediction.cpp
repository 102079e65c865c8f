#include "compare/prediction.h"

#include "emodel/inputs.h"

#include <algorithm>

namespace quietroom::compare {

namespace {

using Stimulus = ConditionModel::Stimulus;

/// Of one stimulus after another.
class Predictor {
public:
  Predictor(const ConditionModel& model, emodel::Band band, Quantity quantity)
      : m_model(model), m_band(band), m_quantity(quantity), m_in(emodel::default_model(band)) {
    set("Ie", model.Ie.value_or(0));
    if (quantity == Quantity::listening) return;
    set("T", model.delays.T);
    set("Tr", model.delays.Tr);
    set("Ta", model.delays.Ta);
  }

  std::optional<double> mos(const Stimulus& stimulus) {
    if (!m_model.Ie || (stimulus.ppl_percent > 0 && !m_model.Bpl)) return std::nullopt;
    if (m_model.Bpl) set("Bpl", *m_model.Bpl); // without loss its value is of no account
    set("Ppl", stimulus.ppl_percent);
    set("BurstR", stimulus.burst_ratio);
    const emodel::Scores scores = m_rater.rate(m_in);
    return m_quantity == Quantity::listening ? scores.MOS_LQE : scores.MOS_CQE;
  }

private:
  void set(const char* symbol, double value) {
    if (const emodel::Input* input = find_input(symbol, m_band)) input->field(m_in) = value;
  }

  const ConditionModel& m_model;
  emodel::Band m_band;
  Quantity m_quantity;
  emodel::Model m_in;
  emodel::Rater m_rater;
};

} // namespace

std::optional<double> predicted_mos(const ConditionModel& model, emodel::Band band, Quantity quantity) {
  Predictor predictor(model, band, quantity);
  if (model.stimuli.empty()) return predictor.mos({});
  double sum = 0;
  for (const Stimulus& stimulus : model.stimuli) {
    const auto mos = predictor.mos(stimulus);
    if (!mos) return std::nullopt;
    sum += *mos;
  }
  return sum / static_cast<double>(model.stimuli.size());
}

std::optional<double> predicted_stimulus_mos(const ConditionModel& model, const std::string& stimulus,
                                             emodel::Band band, Quantity quantity) {
  Predictor predictor(model, band, quantity);
  if (model.stimuli.empty()) return predictor.mos({});
  const auto& stimuli = model.stimuli;
  if (stimuli.size() == 1 && stimuli.front().id.empty()) return predictor.mos(stimuli.front());
  const auto found =
      std::find_if(stimuli.begin(), stimuli.end(), [&](const Stimulus& s) { return s.id == stimulus; });
  return found == stimuli.end() ? std::nullopt : predictor.mos(*found);
}

const ConditionModel* find(std::span<const ConditionModel> models, const std::string& condition) {
  const auto found = std::find_if(models.begin(), models.end(),
                                  [&](const ConditionModel& m) { return m.condition == condition; });
  return found == models.end() ? nullptr : &*found;
}

} // namespace quietroom::compare
