#pragma once

#include "analysis/box_summary.h"
#include "report/figure_forms.h"

namespace quietroom::report {

/// Box plots of the votes on each condition (BS.1534 shows median and quartiles): box from quartile to
/// quartile, line at the median, whiskers to the last votes within 1.5 box lengths, circles beyond, a diamond
/// at the mean. `conditions` has one at least.
FigureForms box_figure(const std::vector<analysis::ConditionVotes>& conditions,
                       const analysis::Provenance& of, const analysis::ScaleWords& words,
                       const method::Scale& scale, const ShownConditions& shown);

} // namespace quietroom::report
