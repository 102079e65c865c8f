#pragma once

#include "core/error.h"
#include "signal/clip.h"
#include "stimulus/lock.h"
#include "stimulus/stimulus_set.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// Samples beyond full scale, and what the set says of them.
namespace quietroom::prepare {

/// Samples that round to a value beyond `bits`.
std::int64_t clipped_samples(const signal::Clip& clip, int bits);
/// False where it has none, by its highest magnitude.
bool may_clip(double peak, int bits);

/// Throws an input Error where more samples of a stimulus are cut than its set allows: `in_codecs` by the 16
/// bits of its codecs, which no later gain can fix, `in_file` on the way to its file.
void check_clipping(const stimulus::StimulusSet& set, std::int64_t in_codecs, std::int64_t in_file);

/// What check_clipping says today of a stimulus made before, perhaps under another policy. Its lock counts
/// codecs and file together: all are taken for the file's where its peak clips.
std::optional<std::string> clipping_mistake(const stimulus::StimulusSet& set,
                                            const stimulus::LockedStimulus& made);

/// A warning for each stimulus whose decoders saturated samples, and for each source in G.722 that did.
std::vector<Problem> saturations(const std::filesystem::path& folder, const stimulus::Lock& lock);

/// The least reduction of the whole set, in whole tenths of a decibel, after which no file clips; 0 for a set
/// that is not to be reduced. From the peaks before any reduction.
double needed_reduction_db(const stimulus::StimulusSet& set,
                           const std::vector<stimulus::LockedStimulus>& stimuli);

} // namespace quietroom::prepare
