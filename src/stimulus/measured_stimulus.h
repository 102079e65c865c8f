#pragma once

#include "core/error.h"
#include "signal/audio_file.h"
#include "stimulus/checked_set.h"

#include <filesystem>
#include <optional>
#include <string>

namespace quietroom::stimulus {

/// Reads and measures one file; it is in memory only meanwhile. Throws an input Error when it cannot be used.
MeasuredStimulus measured(const std::filesystem::path& file, const Stimulus& stimulus,
                          const std::optional<signal::RawFormat>& raw = {});

/// The same of a file in memory whose bytes have that hash.
MeasuredStimulus measured(const signal::SoundInMemory& sound, std::string sha256, const Stimulus& stimulus);

/// The same of a clip in memory, made from a file whose bytes have that hash.
MeasuredStimulus measured_clip(const signal::Clip& clip, int bits, std::string sha256,
                               const Stimulus& stimulus);

/// What an Error says of `file`, as a problem of it.
Problem problem_of(const Error& error, const std::filesystem::path& file);

} // namespace quietroom::stimulus
