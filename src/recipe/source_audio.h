#pragma once

#include "core/file_snapshot.h"
#include "signal/audio_file.h"
#include "signal/clip.h"
#include "stimulus/stimulus_set.h"

#include <filesystem>
#include <string>

/// The recordings a set starts from: anything signal::read_clip reads, and headerless G.722 (.g722).
namespace quietroom::recipe {

bool is_g722(const std::filesystem::path& file);

/// One file of either kind, whatever its channels. Throws an input Error when it cannot be read.
signal::Clip read_recording(const std::filesystem::path& file);

/// What the header of either kind says, without reading the sound. Throws an input Error like read_recording.
signal::AudioInfo recording_info(const std::filesystem::path& file);

/// The same of the bytes of a file at one moment, whose name says which kind it is.
signal::Clip read_recording(const FileSnapshot& recording);
/// Adds what was saturated when it was decoded.
signal::Clip read_recording(const FileSnapshot& recording, std::int64_t& saturated_samples);
signal::AudioInfo recording_info(const FileSnapshot& recording);

/// The word length of its samples, by its header: 16 for .g722, 32 or 64 for floating point.
int recording_bits(const std::filesystem::path& file);

/// The one rate of a source's files, by their headers. Throws an input Error where they differ, have more
/// than two channels, or cannot be read.
int source_rate_hz(const std::filesystem::path& folder, const stimulus::Source& source);
/// Their one number of channels, likewise.
int source_channels(const std::filesystem::path& folder, const stimulus::Source& source);

struct SourceSound {
  signal::Clip clip;
  std::int64_t saturated_samples = 0; ///< of G.722, beyond full scale when it was decoded
  std::string sha256;                 ///< as source_sha256, of the very bytes that the clip was decoded from
};

/// The files one after another with pauses of silence between. Throws an input Error like source_rate_hz.
SourceSound read_source_sound(const std::filesystem::path& folder, const stimulus::Source& source);

/// Of the one file; of several files: of their hashes in order.
std::string source_sha256(const std::filesystem::path& folder, const stimulus::Source& source);

} // namespace quietroom::recipe
