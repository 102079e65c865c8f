#pragma once

#include "stimulus/taken_in.h"

#include <filesystem>
#include <string>

namespace quietroom::report {

/// What a folder of finished files would become: how many samples each condition has of each talker, the
/// checked set, what was renamed or left out, and the form of the set. `context_given`: somebody said it.
std::string intake_text(const std::filesystem::path& folder, const stimulus::Intake& intake,
                        bool context_given);

} // namespace quietroom::report
