#include "simulation/known_truth.h"

#include "analysis/condition_models.h"
#include "compare/prediction.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace quietroom::simulation {

namespace {

using analysis::TruthSource;

std::optional<double> mnru_q_db(const stimulus::Condition& condition) {
  for (const stimulus::Step& step : condition.steps) {
    const auto q = step.parameters.find("q_db");
    if (step.name != "mnru" || q == step.parameters.end()) continue;
    if (const auto* number = std::get_if<double>(&q->second)) return *number;
    if (const auto* whole = std::get_if<std::int64_t>(&q->second)) return static_cast<double>(*whole);
  }
  return std::nullopt;
}

double mean_loss_percent(const stimulus::StimulusSet& set, const std::string& condition) {
  double sum = 0;
  int n = 0;
  for (const stimulus::Stimulus& each : set.stimuli) {
    if (each.condition != condition) continue;
    sum += each.ppl_percent.value_or(0);
    ++n;
  }
  return n == 0 ? 0 : sum / n;
}

KnownTruth all_at_centre(KnownTruth known, const stimulus::StimulusSet& set, const method::Method& method) {
  const method::Scale& scale = method.questions.front().scale;
  for (const stimulus::Condition& condition : set.conditions)
    if (known.mos.try_emplace(condition.id, (scale.low + scale.high) / 2.0).second)
      known.sources[condition.id] = TruthSource::assumed;
  return known;
}

std::pair<double, TruthSource> truth_of(const stimulus::Condition& condition,
                                        const stimulus::StimulusSet& set,
                                        const std::vector<compare::ConditionModel>& models) {
  if (const auto* model = compare::find(models, condition.id))
    if (const auto mos = compare::predicted_mos(*model, emodel::band_of(set.context)))
      return {*mos, TruthSource::emodel};
  if (const auto q_db = mnru_q_db(condition))
    return {1 + 3.5 / (1 + std::exp((14.5 - *q_db) / 5)), TruthSource::mnru};
  return {std::max(1.5, assumed_mos - lower_per_percent * mean_loss_percent(set, condition.id)),
          TruthSource::assumed};
}

} // namespace

double truth_on_scale(double quality, double reference_quality, const method::Method& method) {
  const auto [low, high] = method.questions.front().scale;
  double out = quality;
  if (method.scoring.of == method::ScoreOf::comparison)
    out = 0.75 * (quality - reference_quality);
  else if (method.layout == method::Layout::pair)
    out = high - (reference_quality - quality);
  else if (low != 1 || high != 5)
    out = low + (quality - 1) / 4 * (high - low);
  return std::clamp(out, static_cast<double>(low), static_cast<double>(high));
}

double shift_of(std::string_view question) { return question == "sig" ? 0.2 : question == "bak" ? 0.4 : 0; }

bool asks_emodel(const method::Method& method) { return method.scoring.best != method::Best::centre; }

KnownTruth known_truth(const Truth& given, const stimulus::StimulusSet& set, const method::Method& method,
                       const emodel::CodecTable& codecs, const std::string& reference) {
  KnownTruth out{given, {}, {}};
  for (const auto& [condition, mos] : given) out.sources[condition] = TruthSource::file;
  if (!asks_emodel(method)) return all_at_centre(std::move(out), set, method);
  const auto models = analysis::models_of(set, codecs);
  double reference_quality = 5;
  for (const stimulus::Condition& condition : set.conditions)
    if (condition.id == reference) reference_quality = truth_of(condition, set, models).first;
  for (const stimulus::Condition& condition : set.conditions) {
    if (given.contains(condition.id)) continue;
    const auto [mos, source] = truth_of(condition, set, models);
    if (source == TruthSource::assumed) out.nothing_known.push_back(condition.id);
    out.mos[condition.id] = truth_on_scale(mos, reference_quality, method);
    out.sources[condition.id] = source;
  }
  return out;
}

} // namespace quietroom::simulation
