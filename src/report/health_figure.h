#pragma once

#include "analysis/panel_health.h"
#include "report/figure_forms.h"

namespace quietroom::report {

/// Three panels: the mean of each listener against the spread of the votes, response times, and whether votes
/// drift in the course of a session; the last two where the votes tell them. Listeners that screening flags
/// are labelled. Of one question. `side_by_side`: in a row, for a wide page.
FigureForms health_figure(const analysis::PanelHealth& health, const analysis::Provenance& of,
                          const analysis::ScaleWords& words, const method::Scale& scale, bool side_by_side);

} // namespace quietroom::report
