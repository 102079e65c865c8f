#pragma once

#include "compare/loss_robustness.h"
#include "compare/propagation.h"
#include "compare/reference_fit.h"

#include <optional>
#include <string>
#include <vector>

/// Ie and Bpl of codecs from a panel's own votes (P.833), with what the listeners' differences leave open:
/// the fit of the references included. The published values and the speech material are taken as they are.
/// Pure.
namespace quietroom::compare {

/// A condition of a codec with packet loss.
struct LossCondition {
  std::size_t condition = 0; ///< its place in the panel
  std::vector<emodel::Loss> stimuli;
};

/// The conditions of one codec.
struct CodecConditions {
  std::string name;
  std::vector<std::size_t> clean;
  std::vector<LossCondition> lossy;
};

struct ConditionRating {
  Normalised normalised;
  Propagated Ie; ///< of normalised.Ie; Ie,eff of a condition with loss
};

struct LossResult {
  std::size_t condition = 0;
  double Ppl = 0;               ///< mean over the stimuli, per cent
  std::optional<double> BurstR; ///< mean over the stimuli with loss
  double Ie_eff = 0;            ///< from the panel
  std::optional<double> fitted; ///< by the curve
};

struct CodecDerivation {
  std::string name;
  std::vector<std::size_t> clean;
  Propagated Ie;
  Propagated Bpl;
  std::vector<LossResult> lossy;
  std::string why_no_Bpl; ///< empty where there is one
};

struct Derivation {
  ReferenceFit fit;
  Propagated a, b;
  std::vector<ConditionRating> conditions; ///< as in the panel
  std::vector<CodecDerivation> codecs;     ///< as given; those without a clean condition have no Ie
};

/// Empty where fit_references() is.
std::optional<Derivation> derive(const PanelScores& panel, const ReferenceSetup& setup,
                                 std::span<const CodecConditions> codecs, const PropagationOptions& options);

/// The integer that P.833 gives.
std::optional<double> rounded(const std::optional<double>& value);

} // namespace quietroom::compare
