#pragma once

#include "signal/audio_file.h"
#include "signal/clip.h"

#include <filesystem>
#include <optional>
#include <string>

namespace quietroom::prepare {

/// A sound as a device takes it.
struct PlayedSound {
  std::string name;
  signal::PcmClip pcm;
};

/// The word length of what is not integer PCM and is rounded.
inline constexpr int rounded_bits = 24;

/// A clip that was computed; saturates.
PlayedSound played_clip(std::string name, const signal::Clip& clip);

/// A recording of any kind, bit for bit where it is integer PCM. Throws an input Error like read_recording.
PlayedSound played_file(std::string name, const std::filesystem::path& file);

/// What to warn of before it is heard: what lies beyond full scale is cut, and loud. Throws an input Error
/// where it is so far beyond that a wrong scale is likelier than a loud sound, unless it `may_clip`.
std::optional<std::string> full_scale_warning(const PlayedSound& sound, bool may_clip);

} // namespace quietroom::prepare
