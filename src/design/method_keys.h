#pragma once

#include "core/toml.h"
#include "design/design.h"

#include <string>

namespace quietroom::design {

/// Reads what study.toml says of the method: `method`, its `[[scale]]`, `reference`, `pairs` with their gaps,
/// `cannot_tell`. Into design.method goes the entry of the table as the study changes it.
void read_method_keys(toml::Reader& reader, const std::string& file, std::vector<Problem>& problems,
                      Design& design);

/// These keys as lines of study.toml, where they are not the default.
std::string method_lines(const Design& design);

} // namespace quietroom::design
