#pragma once

#include "design/plan.h"
#include "study/fixed_study.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace quietroom::station {

/// The file of a stimulus, which hashes as the lock file says. Throws an input Error that names a file that
/// does not, is gone or lies outside its set.
std::filesystem::path verified_file(const stimulus::Stimulus& stimulus, const std::filesystem::path& audio);

/// Verifies every stimulus of a plan, each once, in the order in which it is heard. The sentence on the first
/// that is not what it was; nothing if all are, or if it was asked to stop before.
std::optional<std::string> first_changed_file(const study::FixedStudy& study, const design::Plan& plan,
                                              const std::stop_token& stop);

} // namespace quietroom::station
