#pragma once

#include "codec/g722.h"
#include "signal/audio_file.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <optional>

namespace quietroom::test {

/// A prompt of Debian's asterisk-core-sounds packages, e.g. "en_US_f_Allison/demo-congrats.g722": .g722 is at
/// 16 kHz, .wav at 8 kHz. Nothing, and a warning, when the package is not installed. The environment variable
/// QUIETROOM_SPEECH names another folder than Debian's.
inline std::optional<signal::Clip> speech_prompt(const std::string& file) {
  const char* folder = std::getenv("QUIETROOM_SPEECH");
  const auto path = std::filesystem::path(folder != nullptr ? folder : "/usr/share/asterisk/sounds") / file;
  if (!std::filesystem::exists(path)) {
    WARN(path.string() << " is not installed: left out");
    return std::nullopt;
  }
  return path.extension() == ".g722" ? codec::read_g722(path) : signal::read_clip(path);
}

} // namespace quietroom::test
