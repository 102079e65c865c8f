#pragma once

#include "core/error.h"
#include "prepare/recordings.h"
#include "prepare/worklist.h"
#include "stimulus/lock.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <string>
#include <vector>

/// What is to be said of recordings that can be used, but were not what they should be.
namespace quietroom::prepare {

/// A sentence each: that the sound goes on behind its stated length; that G.722 was saturated, which is found
/// by decoding. Throws an input Error like read_recording.
std::vector<std::string> warnings_of_recording(const std::filesystem::path& file);

/// Of the sources of a set and of what its noise and concat steps read, each file once; of sources by their
/// headers alone, for the lock knows what was saturated. Files that cannot be read are left out.
std::vector<Problem> recording_warnings(const std::filesystem::path& folder, const stimulus::StimulusSet& set,
                                        const Worklist& worklist);

/// A warning for each recording whose sample rate is below what the context of its set promises: its best
/// condition will sound worse than it should.
std::vector<Problem> low_rate_warnings(const std::vector<Recording>& recordings, stimulus::Context context);

} // namespace quietroom::prepare
