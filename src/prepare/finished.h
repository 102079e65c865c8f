#pragma once

#include "core/error.h"
#include "prepare/prepare.h"
#include "stimulus/lock.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <optional>
#include <vector>

/// The finished files of a set that is prepared as well: nothing is made, but the lock fixes them, too.
namespace quietroom::prepare {

struct Finished {
  std::vector<stimulus::LockedStimulus> locked; ///< in the order of the set; without those in the problems
  std::size_t measured = 0;                     ///< of them, anew; the others stand in `before` unchanged
  std::vector<Problem> problems;                ///< missing, unreadable or of another form than the set
};

/// Hashes every finished file, and measures those that `before` does not have with that hash.
Finished lock_finished(const std::filesystem::path& folder, const stimulus::StimulusSet& set,
                       const std::optional<stimulus::Lock>& before, unsigned threads);

/// Each finished file, and how it stands to the lock.
std::vector<PlannedWork> verify_finished(const std::filesystem::path& folder,
                                         const stimulus::StimulusSet& set,
                                         const std::optional<stimulus::Lock>& before);

} // namespace quietroom::prepare
