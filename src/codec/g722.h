#pragma once

#include "signal/clip.h"

#include <cstdint>
#include <filesystem>

namespace quietroom::codec {

struct G722Sound {
  signal::Clip clip;
  std::int64_t saturated_samples = 0; ///< beyond full scale before they were saturated
};

/// Decodes a headerless file of G.722 at 64 kbit/s (Asterisk's .g722) by spandsp: two samples a byte, mono,
/// 16 kHz. Any conforming decoder gives the same samples. Throws an input Error when the file is missing or
/// empty; without a header, nothing tells other bytes from G.722.
G722Sound decode_g722_file(const std::filesystem::path& path);
signal::Clip read_g722(const std::filesystem::path& path);

} // namespace quietroom::codec
