#pragma once

#include "analysis/mos_answer.h"
#include "report/figure_forms.h"

namespace quietroom::report {

/// MOS of each condition with its interval. The keys of the rows are the question where there are several,
/// the condition, and at most one factor more: every question and level of the factor is a series of its own.
/// Hollow marks are reference conditions, where the set knows any and there is one series.
FigureForms conditions_figure(const analysis::MosAnswer& answer, const analysis::ScaleWords& words,
                              const ShownConditions& shown);

} // namespace quietroom::report
