#pragma once

#include "analysis/ladder.h"
#include "report/figure_forms.h"

namespace quietroom::report {

/// Above MOS against the Q of the MNRU with the curve between, and the other conditions where their MOS meets
/// it; below a row for each of these with its equivalent Q and interval, on the same axis. What lies beyond
/// the ladder stands beside it and has no number.
FigureForms ladder_figure(const analysis::Ladder& ladder, const analysis::ScaleWords& words,
                          const method::Scale& scale, const ShownConditions& shown);

} // namespace quietroom::report
