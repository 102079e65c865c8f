#pragma once

#include "stimulus/file_level.h"

#include <string>
#include <vector>

/// The levels of sound files, a row a file. All have a loudness or none has.
namespace quietroom::report {

std::string levels_text(const std::vector<stimulus::FileLevel>& files); ///< empty without a file
std::string levels_json(const std::vector<stimulus::FileLevel>& files);

} // namespace quietroom::report
