#pragma once

#include "signal/mpeg_start.h"
#include "signal/sound_reader.h"

#include <filesystem>
#include <memory>

/// What libmpg123 does for audio_file.h.
namespace quietroom::signal {

/// An MPEG stream to its true end, tags left out; the delay and padding of the coder are taken out where the
/// stream states them. Throws an input Error where there is no sound in it, or fewer frames than it states.
std::unique_ptr<SoundReader> open_by_libmpg123(const std::filesystem::path& path, const MpegStart& start);

} // namespace quietroom::signal
