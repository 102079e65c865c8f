#pragma once

#include "method/method.h"
#include "simulation/known_truth.h"
#include "simulation/listener_model.h"
#include "stimulus/stimulus_set.h"

#include <cstdint>
#include <optional>
#include <string>

namespace quietroom::simulation {

/// Where in a session a vote is given.
struct Occasion {
  int block = 1, trial = 1, trials_in_block = 1;
  std::optional<int> answer = {}; ///< that is expected, of gold and trap items
};

/// A listener of the simulator: votes round(truth + a bias of theirs + an effect of the file + noise), on the
/// scale of the question, and as the behaviour says besides. Where what is judged was heard before its
/// reference, truth and effect of the file have the other sign, the bias has not. The defaults of the
/// standard deviations, 0.35, 0.15 and 0.60, are of the size that real speech panels show. Deterministic, in
/// the order of the calls. The truth must have every condition, and outlive the listener.
class VirtualListener {
public:
  VirtualListener(std::uint64_t seed, std::string id, const Truth& truth, const Behaviour& behaviour = {});

  int vote(const stimulus::Stimulus& stimulus, const Occasion& occasion, const method::Question& question,
           bool reversed = false);
  double response_s(const stimulus::Stimulus& stimulus) const;

private:
  int opinion(const stimulus::Stimulus& stimulus, const Occasion& occasion, const method::Question& question,
              bool reversed) const;
  double share(const char* what, const stimulus::Stimulus& stimulus, const Occasion& occasion,
               const method::Question& question) const;

  std::uint64_t m_seed;
  std::string m_id;
  const Truth& m_truth;
  Behaviour m_behaviour;
  double m_bias;
  std::optional<int> m_last_vote;
  std::optional<double> m_last_truth;
};

} // namespace quietroom::simulation
