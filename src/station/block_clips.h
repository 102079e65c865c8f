#pragma once

#include "design/plan.h"
#include "signal/audio_file.h"
#include "stimulus/stimulus_set.h"

#include <cstdint>
#include <filesystem>
#include <map>

namespace quietroom::station {

/// The decoded samples of stimuli, by index in the set.
using Clips = std::map<std::size_t, signal::PcmClip>;

/// A block may take this much memory when decoded (4 bytes a sample); a longer one is refused with a
/// sentence.
constexpr std::uint64_t most_block_bytes = std::uint64_t{4} << 30;

/// Of the stream that a set is played through: 16 or 32.
int stream_bits(const stimulus::StimulusSet& set);

/// Decodes every stimulus of a block into `clips` and drops what the block does not need. Each file must hash
/// as the lock file says: a file that was changed since is refused. Throws an input Error that names the
/// file, for the experimenter at the terminal. What is decoded now gets the digital gain, too; one that clips
/// is refused.
void load_block(const design::Block& block, const stimulus::StimulusSet& set,
                const std::filesystem::path& audio, Clips& clips, double gain_db = 0);

} // namespace quietroom::station
