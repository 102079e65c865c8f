#pragma once

#include "stimulus/lock.h"
#include "stimulus/stimulus_set.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace quietroom::prepare {

/// Removes the unfinished files that an interrupted run left of set.lock and in SET/stimuli, but not those of
/// a program that still runs, and nothing that set.toml names.
void remove_leftovers(const std::filesystem::path& folder, const stimulus::StimulusSet& set);

/// Removes the stimuli that the old lock lists and the new one does not, where they are what was prepared;
/// nothing else, and nothing outside SET/stimuli. One that has changed since is kept, with a warning. Returns
/// how many are removed.
std::size_t remove_dropped(const std::filesystem::path& folder, const stimulus::Lock& before,
                           const stimulus::Lock& after, std::vector<Problem>& problems);

} // namespace quietroom::prepare
