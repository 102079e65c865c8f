#pragma once

#include "signal/audio_file.h"
#include "signal/sound_reader.h"
#include "signal/stated_length.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// What libsndfile does for audio_file.h.
namespace quietroom::signal {

/// Throws an input Error where it cannot open the file. `length` of the file as stated_length has it.
std::unique_ptr<SoundReader> open_by_libsndfile(const std::filesystem::path& path,
                                                const std::optional<RawFormat>& raw,
                                                const StatedLength& length);

/// Integers of 16 or 24 bits into a WAV file; `next` gives a piece at a time and, at the end, an empty one.
/// Whether all was written.
bool write_wav_by_libsndfile(const std::filesystem::path& path, int rate_hz, int channels, int bits,
                             const std::function<std::vector<std::int32_t>&()>& next);

/// Bytes of a sample of raw_codings()' `coding`.
std::uint64_t bytes_of_raw(std::string_view coding);

} // namespace quietroom::signal
