#pragma once

#include "core/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace quietroom::study {

/// The pages of the text of consent in a file of the study. A file that is missing, blank, outside the study
/// or has too long a page is a problem; there are no pages then.
std::vector<std::string> read_consent(const std::filesystem::path& study, const std::string& file,
                                      std::vector<Problem>& problems);

} // namespace quietroom::study
