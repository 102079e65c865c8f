#pragma once

#include "design/arrangement.h"

namespace quietroom::design {

/// The [[panel]] tables of study.toml, with the listeners of each: named, counted, or equal parts.
std::vector<PanelGroup> read_panel_groups(toml::Reader& reader, const std::string& file,
                                          const std::vector<std::string>& listeners,
                                          std::vector<Problem>& problems);

} // namespace quietroom::design
