#pragma once

#include "signal/clip.h"

#include <filesystem>

namespace quietroom::codec {

/// Decodes a headerless file of G.722 at 64 kbit/s (Asterisk's .g722) by spandsp: two samples a byte, mono,
/// 16 kHz. Any conforming decoder gives the same samples. Throws an input Error when the file is missing or
/// empty; without a header, nothing tells other bytes from G.722.
signal::Clip read_g722(const std::filesystem::path& path);

} // namespace quietroom::codec
