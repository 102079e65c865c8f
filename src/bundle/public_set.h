#pragma once

#include "stimulus/stimulus_set.h"

#include <string>

/// A stimulus set as it may be given to everybody: how its sounds were made, and nothing of where they lay or
/// who wrote it down.
namespace quietroom::bundle {

/// The set with names of files that say no more than the ids do: `source/ID`, `files/ID`, and `file-1`,
/// `file-2` ... for those that steps read. A program of others is called `program`, the originals of copies
/// are not told, and the seed is 0. Ids, labels, numbers, licence and attribution stay.
stimulus::StimulusSet public_set(stimulus::StimulusSet set);

/// The set as a set.toml without comments, its keys in the order of stimuli/FORMAT.md. stimulus::parse_set
/// reads the same set from it, less the lines and what a lock fixes.
std::string set_toml(const stimulus::StimulusSet& set);

/// What set.lock fixed of each stimulus, without names of files: a CSV `stimulus,condition,talker,sample,
/// sha256,seconds,active_level_dbov,ppl_percent,burst_ratio`. Unknown is empty.
std::string stimuli_csv(const stimulus::StimulusSet& set);

} // namespace quietroom::bundle
