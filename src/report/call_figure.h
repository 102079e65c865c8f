#pragma once

#include "report/figure_forms.h"
#include "watch/records.h"

#include <vector>

namespace quietroom::report {

/// One stream over time, in the order of time.
struct CallOverTime {
  std::string stream;
  std::vector<watch::IntervalRow> intervals; ///< at least one
  std::vector<watch::Warning> warnings;
  std::string formula; ///< whose number stands beside the E-model; empty: none
};

/// MOS, loss and jitter one below the other, and a row for each warning that was raised. While one is up,
/// all are shaded. A point stands at the end of its interval; an unknown value breaks its line.
FigureForms call_figure(const CallOverTime& call);

} // namespace quietroom::report
