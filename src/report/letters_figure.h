#pragma once

#include "analysis/contrast.h"
#include "report/figure_forms.h"

namespace quietroom::report {

/// Which levels differ: a row and a column each, the best first, a cell for each pair, and to the right the
/// mean and the letters. Several questions have a panel each.
FigureForms letters_figure(const analysis::PerQuestion<analysis::Contrast>& answers,
                           const ShownConditions& shown);

} // namespace quietroom::report
