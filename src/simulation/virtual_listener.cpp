#include "simulation/virtual_listener.h"

#include "core/gaussian.h"
#include "core/random.h"

#include <algorithm>
#include <cmath>

namespace quietroom::simulation {

namespace {

/// One normal deviate that belongs to a name.
double normal(std::uint64_t seed) { return Gaussian(seed).next(); }

double centre_of(const method::Scale& scale) { return (scale.low + scale.high) / 2.0; }

/// Answers to several questions are drawn apart.
std::string place_name(const Occasion& occasion, const method::Question& question) {
  const bool is_quality = question.id == "quality" || question.id == "effort" || question.id == "loudness";
  return std::to_string(occasion.block) + (is_quality ? "" : " " + question.id);
}

int clamped(double opinion, const method::Scale& scale) {
  return static_cast<int>(std::clamp<long>(std::lround(opinion), scale.low, scale.high));
}

} // namespace

VirtualListener::VirtualListener(std::uint64_t seed, std::string id, const Truth& truth,
                                 const Behaviour& behaviour)
    : m_seed(seed), m_id(std::move(id)), m_truth(truth), m_behaviour(behaviour),
      m_bias(behaviour.bias + behaviour.bias_sd * normal(derived_seed(seed, {"bias", m_id}))) {}

/// A number from 0 to 1 that belongs to a vote and a purpose.
double VirtualListener::share(const char* what, const stimulus::Stimulus& stimulus, const Occasion& occasion,
                              const method::Question& question) const {
  return SplitMix64(derived_seed(m_seed, {what, m_id, stimulus.id, place_name(occasion, question)}))
      .next_unit();
}

int VirtualListener::opinion(const stimulus::Stimulus& stimulus, const Occasion& occasion,
                             const method::Question& question, bool reversed) const {
  const double file = m_behaviour.file_sd * normal(derived_seed(m_seed, {"file", stimulus.id}));
  const double noise =
      m_behaviour.inconsistency *
      normal(derived_seed(m_seed, {"noise", m_id, stimulus.id, place_name(occasion, question)}));
  const double truth = m_truth.at(stimulus.condition) + shift_of(question.id);
  const double centre = centre_of(question.scale);
  const double of_range = (m_behaviour.range - 1) * (truth - centre);
  const double of_order = occasion.trials_in_block > 1 ? m_behaviour.order_effect * (occasion.trial - 1) /
                                                             (occasion.trials_in_block - 1)
                                                       : 0;
  const double of_contrast = m_last_truth ? -m_behaviour.contrast * (*m_last_truth - centre) : 0;
  const double heard = truth + file + of_range;
  return clamped((reversed ? -heard : heard) + m_bias + noise + of_order + of_contrast, question.scale);
}

int VirtualListener::vote(const stimulus::Stimulus& stimulus, const Occasion& occasion,
                          const method::Question& question, bool reversed) {
  const method::Scale& scale = question.scale;
  int out = opinion(stimulus, occasion, question, reversed);
  if (occasion.answer && share("control", stimulus, occasion, question) >= m_behaviour.control_errors)
    out = clamped(*occasion.answer, scale);
  if (share("lapse", stimulus, occasion, question) < m_behaviour.lapses) {
    const double n = scale.high - scale.low + 1;
    out = scale.low + static_cast<int>(n * share("any", stimulus, occasion, question));
  }
  if (m_last_vote && share("line", stimulus, occasion, question) < m_behaviour.straight_lining)
    out = clamped(*m_last_vote, scale);
  m_last_vote = out;
  m_last_truth = m_truth.at(stimulus.condition) + shift_of(question.id);
  return out;
}

double VirtualListener::response_s(const stimulus::Stimulus& stimulus) const {
  return m_behaviour.fastest_s +
         (m_behaviour.slowest_s - m_behaviour.fastest_s) *
             SplitMix64(derived_seed(m_seed, {"response", m_id, stimulus.id})).next_unit();
}

} // namespace quietroom::simulation
