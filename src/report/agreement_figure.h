#pragma once

#include "analysis/comparison.h"
#include "report/figure_forms.h"

namespace quietroom::report {

/// MOS against an objective score, a panel each: equal axes with their diagonal, the intervals of the panel,
/// the curve of the mapping, a box of figures by P.1401, and the names of the conditions whose score lies
/// outside their interval. A score on another scale than MOS has an axis of its own and no diagonal.
FigureForms agreement_figure(const analysis::Comparison& comparison, const ShownConditions& shown,
                             bool side_by_side);

} // namespace quietroom::report
