#pragma once

#include "analysis/mos_answer.h"
#include "report/figure_forms.h"

namespace quietroom::report {

/// How the votes on each condition are spread over the scale, in per cent, one upon the other from the
/// lowest. A scale of more than eleven categories is shown in five bands, as BS.1534 labels 0 to 100: 0 to
/// 20, 21 to 40, ... Several questions have a panel each. The answer is by condition.
FigureForms votes_figure(const analysis::MosAnswer& answer, const analysis::ScaleWords& words,
                         const ShownConditions& shown);

} // namespace quietroom::report
