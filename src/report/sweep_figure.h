#pragma once

#include "report/figure_forms.h"

namespace quietroom::report {

/// What a model says over the values of one input.
struct SweepLine {
  std::string name;                              ///< of the codec; empty: the only one
  std::vector<std::pair<double, double>> points; ///< input and score, by rising input; at least one
};

/// A line each. `input` and `score` are their symbols, such as Ppl and MOS_CQE.
FigureForms sweep_figure(const std::vector<SweepLine>& lines, const std::string& input,
                         const std::string& score);

} // namespace quietroom::report
