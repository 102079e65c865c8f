#pragma once

#include "core/atomic_file.h"

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

/// Sound files written byte by byte, as headers must be seen.
namespace quietroom::test {

inline std::string number(std::uint64_t value, int bytes, bool big_endian) {
  std::string out;
  for (int i = 0; i < bytes; ++i)
    out += static_cast<char>(value >> 8 * (big_endian ? bytes - 1 - i : i) & 0xFF);
  return out;
}
inline std::string big(std::uint64_t value, int bytes) { return number(value, bytes, true); }
inline std::string little(std::uint64_t value, int bytes) { return number(value, bytes, false); }

/// Mono of 16 bits whose header states that many bytes of `data`.
inline std::string wav_16(std::uint32_t stated_bytes, const std::string& data, std::uint32_t rate_hz = 8000) {
  return "RIFF" + little(36 + stated_bytes, 4) + "WAVEfmt " + little(16, 4) + little(1, 2) + little(1, 2) +
         little(rate_hz, 4) + little(2 * rate_hz, 4) + little(2, 2) + little(16, 2) + "data" +
         little(stated_bytes, 4) + data;
}

inline std::string float_wav(const std::vector<float>& samples, std::uint32_t rate_hz = 8000) {
  const auto bytes = static_cast<std::uint32_t>(4 * samples.size());
  std::string out = "RIFF" + little(36 + bytes, 4) + "WAVEfmt " + little(16, 4) + little(3, 2) +
                    little(1, 2) + little(rate_hz, 4) + little(4 * rate_hz, 4) + little(4, 2) +
                    little(32, 2) + "data" + little(bytes, 4);
  for (const float x : samples) out += little(std::bit_cast<std::uint32_t>(x), 4);
  return out;
}

/// Frames of 576 samples at 8 kHz, mono (MPEG-2.5 layer III, 72 bytes each), without any header before them.
inline std::string mp3_frames(int count) {
  const std::string three = read_file(QUIETROOM_SOURCE_DIR "/tests/fuzz/corpus/audio/a.mp3");
  std::string out;
  for (int i = 0; i < count; ++i) out += three.substr(72 * static_cast<std::size_t>(i % 3), 72);
  return out;
}

/// The frame before them by which coders state how many there are.
inline std::string xing(std::uint32_t frames) {
  std::string out = mp3_frames(1).substr(0, 4) + std::string(9, '\0') + "Xing" + big(1, 4) + big(frames, 4);
  out.resize(72);
  return out;
}

/// 160 samples at 8 kHz in one frame; the header states that many.
inline std::string flac(std::uint32_t stated_frames) {
  std::string out = read_file(QUIETROOM_SOURCE_DIR "/tests/fuzz/corpus/audio/a.flac");
  return out.replace(22, 4, big(stated_frames, 4));
}

} // namespace quietroom::test
