#pragma once

#include "analysis/panel_size.h"

#include <string>

namespace quietroom::report {

/// How many listeners are enough, for smaller and larger targets too, and by which method.
std::string panel_size_text(const analysis::PanelSizeAnswer& answer);

/// One document: the question, `design_effect`, `listeners` and `votes_per_condition`, both null where no
/// panel is enough.
std::string panel_size_json(const analysis::PanelSizeAnswer& answer);

} // namespace quietroom::report
