#pragma once

#include "analysis/mixing.h"
#include "analysis/objective.h"
#include "core/error.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quietroom::analysis {

/// Delays that hold for every condition, in ms as in G.107; empty: those of the conditions themselves.
struct GivenDelays {
  std::optional<double> T, Tr, Ta;
  bool any() const { return T || Tr || Ta; }
};

/// The E-model to be held against votes.
struct EmodelRequest {
  std::vector<compare::ConditionModel> models;
  std::string file; ///< that a warning about them names
  emodel::Band band = emodel::Band::narrow;
  std::optional<std::string> context; ///< of the votes
  GivenDelays delays;
  std::vector<std::string> silent_about_loss = {}; ///< conditions taken for free of loss: silent_about_loss()
};

struct EmodelAnswer {
  EmodelObjective objective;
  std::vector<Problem>
      warnings; ///< conditions and stimuli that get no estimate, and why; likely misspellings
  std::vector<Mixing> mixings;
};

/// With any delay the score is MOS-CQE, which is a mixing. Throws an input Error where no condition is one of
/// the points, and for a delay that the band does not know. There must be a point.
EmodelAnswer emodel_for(const EmodelRequest& question, std::span<const compare::Point> points);

} // namespace quietroom::analysis
