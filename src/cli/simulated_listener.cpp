#include "cli/simulated_listener.h"

#include "analysis/condition_models.h"
#include "cli/codec_arguments.h"
#include "cli/output.h"
#include "cli/study_models.h"
#include "compare/prediction.h"
#include "core/csv.h"
#include "core/error.h"
#include "core/gaussian.h"
#include "core/number.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::cli {

namespace {

using analysis::TruthSource;

/// One normal deviate that belongs to a name.
double normal(std::uint64_t seed) { return Gaussian(seed).next(); }

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

constexpr double assumed_mos = 3.5;        // a fair codec without loss
constexpr double lower_per_percent = 0.15; // of realised loss, mean over the stimuli

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

KnownTruth completed(const Truth& given, const stimulus::StimulusSet& set, const method::Method& method) {
  KnownTruth out{given, {}};
  for (const auto& [condition, mos] : given) out.sources[condition] = TruthSource::file;
  if (method.scoring.best == method::Best::centre) return all_at_centre(std::move(out), set, method);
  refuse_unstated_losses("STUDY/set", set);
  const auto models = analysis::models_of(set, codec_table({}));
  std::vector<std::string> assumed;
  for (const stimulus::Condition& condition : set.conditions) {
    if (given.contains(condition.id)) continue;
    const auto [mos, source] = truth_of(condition, set, models);
    if (source == TruthSource::assumed) assumed.push_back(condition.id);
    out.mos[condition.id] = mos;
    out.sources[condition.id] = source;
  }
  if (!assumed.empty())
    say(fmt::format(
        "nothing is known of how good these conditions are: {}; a MOS of {} is assumed, less {} per "
        "percent of loss; give --truth FILE with lines condition,mos for others",
        fmt::join(assumed, ", "), assumed_mos, lower_per_percent));
  return out;
}

Truth read_truth(const std::string& csv, const stimulus::StimulusSet& set, const method::Scale& scale) {
  CsvReader reader(csv);
  std::vector<std::string_view> fields;
  if (!reader.next(fields) || fields.size() != 2 || fields[0] != "condition" || fields[1] != "mos")
    throw_input(csv + ":1: the header must be condition,mos");
  Truth truth;
  while (reader.next(fields)) {
    const auto mos = fields.size() == 2 ? parse_double(fields[1]) : std::nullopt;
    if (!mos || *mos < scale.low || *mos > scale.high)
      throw_input(fmt::format("{}: give a condition and its MOS from {} to {}", reader.where(), scale.low,
                              scale.high));
    const std::string condition(fields[0]);
    if (std::ranges::find(set.conditions, condition, &stimulus::Condition::id) == set.conditions.end())
      throw_input(fmt::format("{}: the set has no condition {}; correct it", reader.where(), condition));
    if (!truth.emplace(condition, *mos).second)
      throw_input(
          fmt::format("{}: the condition {} stands in two rows; keep one", reader.where(), condition));
  }
  return truth;
}

SimulatedListener::SimulatedListener(std::uint64_t seed, std::string id, const Truth& truth,
                                     const method::Scale& scale)
    : m_seed(seed), m_id(std::move(id)), m_truth(truth), m_scale(scale),
      m_bias(0.35 * normal(derived_seed(seed, {"bias", m_id}))) {}

int SimulatedListener::vote(const stimulus::Stimulus& stimulus, int block) const {
  const double file = 0.15 * normal(derived_seed(m_seed, {"file", stimulus.id}));
  const double noise =
      0.60 * normal(derived_seed(m_seed, {"noise", m_id, stimulus.id, std::to_string(block)}));
  const double opinion = m_truth.at(stimulus.condition) + m_bias + file + noise;
  return static_cast<int>(std::clamp<long>(std::lround(opinion), m_scale.low, m_scale.high));
}

double SimulatedListener::response_s(const stimulus::Stimulus& stimulus) const {
  return 0.6 + 2.0 * SplitMix64(derived_seed(m_seed, {"response", m_id, stimulus.id})).next_unit();
}

} // namespace quietroom::cli
