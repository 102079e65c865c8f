#pragma once

#include "stimulus/lock.h"

#include <cstddef>
#include <filesystem>

namespace quietroom::prepare {

/// Removes the unfinished files that an interrupted run left in SET and SET/stimuli, but not those of a
/// program that still runs.
void remove_leftovers(const std::filesystem::path& folder);

/// Removes the stimuli that the old lock lists and the new one does not; nothing else, and nothing outside
/// SET/stimuli. Returns how many.
std::size_t remove_dropped(const std::filesystem::path& folder, const stimulus::Lock& before,
                           const stimulus::Lock& after);

} // namespace quietroom::prepare
