#pragma once

#include "prepare/worklist.h"

#include <filesystem>

namespace quietroom::prepare {

/// The worklist of a set in its folder. Reads the headers of its sources; those that cannot be used are
/// problems too, but files that are missing are left to stimulus::missing_sources.
Worklist worklist_of_set(const std::filesystem::path& folder, const stimulus::StimulusSet& set,
                         std::vector<Problem>& problems);

/// A warning for each condition whose listening_level_offset_db has to be seen to at playback.
std::vector<Problem> listening_offsets(const std::filesystem::path& folder, const stimulus::StimulusSet& set);

/// Every mistake in the recipes and sources of a set, found without touching its sound, and its
/// listening_offsets.
std::vector<Problem> check_recipes(const std::filesystem::path& folder, const stimulus::StimulusSet& set);

} // namespace quietroom::prepare
