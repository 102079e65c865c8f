#pragma once

#include "prepare/prepare.h"
#include "prepare/worklist.h"
#include "recipe/programs.h"
#include "stimulus/lock.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace quietroom::prepare {

/// Where stands what is known of a stimulus that was made before.
struct KnownPlace {
  bool in_journal = false; ///< else in the lock
  std::size_t index = 0;   ///< of its stimuli
};

/// A set about to be prepared: what shall be, and what is there already.
struct Work {
  std::filesystem::path folder;
  PrepareOptions options;
  stimulus::StimulusSet set; ///< its reduction_db is the one this work applies
  std::vector<Problem> problems;
  std::optional<stimulus::Lock> lock;                    ///< set.lock as it stands
  std::optional<stimulus::Lock> journal;                 ///< of a run that was interrupted
  std::vector<std::optional<KnownPlace>> known;          ///< as set.stimuli
  std::set<std::pair<std::string, std::string>> written; ///< file and SHA-256, what `known` has not
  Worklist worklist;
  std::vector<std::string> source_sha256; ///< as set.sources; empty where none of its stimuli is known
  std::vector<Stale> stale;               ///< as set.stimuli
  recipe::Programs programs = {};         ///< that the recipes name

  /// What is known of set.stimuli[i]; null where nothing is.
  const stimulus::LockedStimulus* known_of(std::size_t i) const {
    if (i >= known.size() || !known[i]) return nullptr;
    return &(known[i]->in_journal ? *journal : *lock).stimuli[known[i]->index];
  }
};

/// Reads, plans and compares; touches no sound. With an error among the problems the work is not to be done.
Work work_of(const std::filesystem::path& folder, const PrepareOptions& options);

/// The same with another reduction of the whole set.
Work with_reduction(Work work, double reduction_db);

/// The same with the reduction that prepare would come to, where nothing else is stale: the clipping policy
/// may have changed since.
Work with_needed_reduction(Work work);

/// Takes out what is known of the stimuli that are not stale, an entry each, empty for the stale ones;
/// nothing is known of them from then on.
std::vector<stimulus::LockedStimulus> take_unchanged(Work& work);

/// Keeps in `work.written` that prepare wrote these files.
void remember_written(Work& work, const stimulus::Lock& lock);

/// What the work puts into the lock before its entries.
stimulus::Lock lock_head(const Work& work);

} // namespace quietroom::prepare
