#pragma once

#include "analysis/simulated_truth.h"
#include "method/method.h"
#include "stimulus/stimulus_set.h"

#include <cstdint>
#include <map>
#include <string>

namespace quietroom::cli {

/// What a condition is worth to the average simulated listener, on the scale of the method.
using Truth = std::map<std::string, double>;

/// The truth of every condition, and where each comes from.
struct KnownTruth {
  Truth mos;
  std::map<std::string, analysis::TruthSource> sources;
};

/// The truth given with the conditions it lacks: the E-model's MOS-LQE where that describes them; for an MNRU
/// of Q dB 1 + 3.5 / (1 + exp((14.5 - Q) / 5)), a curve assumed for the simulator and taken from no
/// Recommendation. For all others a MOS of 3.5 is assumed, less 0.15 per percent of loss, and said on stderr.
/// These are opinions of quality; they are taken for those of effort too. Where the best is the centre of the
/// scale, all are there.
KnownTruth completed(const Truth& given, const stimulus::StimulusSet& set, const method::Method& method);

/// Of some conditions or all, from a CSV `condition,mos`; throws an input Error with FILE:LINE.
Truth read_truth(const std::string& csv, const stimulus::StimulusSet& set, const method::Scale& scale);

/// A listener of the simulator: votes round(truth + a bias of theirs + an effect of the file + noise),
/// on the scale. Standard deviations 0.35, 0.15 and 0.60 are of the size that real speech panels show.
/// Deterministic.
class SimulatedListener {
public:
  SimulatedListener(std::uint64_t seed, std::string id, const Truth& truth, const method::Scale& scale);

  int vote(const stimulus::Stimulus& stimulus, int block) const;
  double response_s(const stimulus::Stimulus& stimulus) const; ///< 0.6 to 2.6

private:
  std::uint64_t m_seed;
  std::string m_id;
  const Truth& m_truth;
  method::Scale m_scale;
  double m_bias;
};

} // namespace quietroom::cli
