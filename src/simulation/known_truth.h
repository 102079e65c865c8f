#pragma once

#include "analysis/simulated_truth.h"
#include "emodel/planning_values.h"
#include "method/method.h"
#include "stimulus/stimulus_set.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// What simulated listeners think on average, before any of them is heard. Pure.
namespace quietroom::simulation {

/// What a condition, by its id, is worth to the average simulated listener, on the scale of the method's
/// first question (of CCR as it is averaged: processed against reference).
using Truth = std::map<std::string, double>;

/// The truth of every condition, and where each comes from.
struct KnownTruth {
  Truth mos = {};
  std::map<std::string, analysis::TruthSource> sources = {};
  std::vector<std::string> nothing_known = {}; ///< conditions that got assumed_mos, in the order of the set
};

constexpr double assumed_mos = 3.5;        ///< a fair codec without loss
constexpr double lower_per_percent = 0.15; ///< of realised loss, mean over the stimuli of the condition

/// Whether known_truth() asks the E-model about the conditions that nobody gave a truth for: not where the
/// best is the centre of the scale.
bool asks_emodel(const method::Method& method);

/// The truth given, with the conditions that it lacks: the E-model's MOS-LQE where that describes them; for
/// an MNRU of Q dB 1 + 3.5 / (1 + exp((14.5 - Q) / 5)), a curve assumed for the simulator and taken from no
/// Recommendation. All others get assumed_mos less lower_per_percent of loss, 1.5 at least. These are
/// opinions of quality; truth_on_scale() makes those of the method from them. Where the best is the centre of
/// the scale, all are there. `reference` is the reference condition, where the method has one. Throws an
/// input Error for a codec that `codecs` does not have.
KnownTruth known_truth(const Truth& given, const stimulus::StimulusSet& set, const method::Method& method,
                       const emodel::CodecTable& codecs, const std::string& reference = {});

/// What a quality from 1 to 5 is worth to a method, by assumptions made for the simulator: DCR 5 less what
/// the quality is below that of the reference; CCR three quarters of the difference; own scales the same
/// share of the way from their lowest to their highest category; the others the quality itself. Within the
/// scale.
double truth_on_scale(double quality, double reference_quality, const method::Method& method);

/// By how much the average listener answers a question of several higher than the truth of the condition, by
/// assumption: SIG 0.2, BAK 0.4, OVRL and all others 0. The truth of BAK and SIG is never known from OVRL's;
/// this only keeps the three apart.
double shift_of(std::string_view question);

} // namespace quietroom::simulation
