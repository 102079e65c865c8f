#pragma once

#include "analysis/planning_question.h"
#include "emodel/inputs.h"

#include <string>
#include <vector>

namespace quietroom::analysis {

/// The values that one input of a planned call goes through, both ends included.
struct Sweep {
  const emodel::Input* input = nullptr;
  double low = 0, high = 0, step = 1; ///< low <= high, step above 0

  int steps() const;
  /// Free of the dust of sums: 0.3 and not 0.30000000000000004.
  double at(int i) const;
};

struct SweptRow {
  double value = 0; ///< of the input
  emodel::Scores scores;
};

struct PlanningSweep {
  Sweep sweep;
  emodel::Band band = emodel::Band::narrow;
  std::vector<SweptRow> rows;
  std::vector<std::string> unverified; ///< of the codec's values, and of the model at either end
};

/// Throws an input Error where inputs far outside their ranges give no value. A value that the codec lacks
/// leaves scores that are no numbers. Pure.
PlanningSweep planning_sweep(PlanningQuestion question, const Sweep& sweep);

} // namespace quietroom::analysis
