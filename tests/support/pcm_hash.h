#pragma once

#include "core/sha256.h"
#include "signal/pcm16.h"

namespace quietroom::test {

/// SHA-256 of the samples as headerless 16-bit little-endian PCM, the form in which vectors name a signal.
inline std::string pcm16_hash(std::span<const double> samples) {
  std::string bytes;
  for (const std::int16_t x : signal::pcm16(samples)) {
    const auto word = static_cast<std::uint16_t>(x);
    bytes.push_back(static_cast<char>(word & 0xFFU));
    bytes.push_back(static_cast<char>(word >> 8));
  }
  return sha256_of(bytes);
}

} // namespace quietroom::test
