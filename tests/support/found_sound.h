#pragma once

#include "core/error.h"
#include "signal/audio_file.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <ostream>
#include <string>

/// What the readers of sound files find in bytes.
namespace quietroom::test {

struct FoundSound {
  std::uint64_t frames = 0;
  bool goes_on = false;
  bool operator==(const FoundSound&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const FoundSound& found) {
  return out << found.frames << (found.goes_on ? " goes on" : "");
}

/// What all readers find alike.
inline FoundSound found_in(const TempFolder& folder, const std::string& bytes) {
  const auto file = folder.write("a", bytes);
  const signal::AudioInfo info = signal::read_info(file);
  const auto channels = static_cast<std::size_t>(info.channels);
  CHECK(signal::read_clip(file).frames() == info.frames);
  CHECK(signal::read_pcm(file).samples.size() == info.frames * channels);
  std::size_t samples = 0;
  signal::read_pieces(file, [&](std::span<const double> piece) { samples += piece.size(); });
  CHECK(samples == info.frames * channels);
  return {info.frames, info.goes_on};
}

/// The sentence by which all of them refuse the bytes.
inline std::string why_not(const TempFolder& folder, const std::string& bytes) {
  const auto file = folder.write("a", bytes);
  CHECK_THROWS_AS(signal::read_info(file), Error);
  try {
    signal::read_clip(file);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    return error.what();
  }
  return "no error";
}

inline const std::string id3v1_tag = "TAG" + std::string(125, 'x');

} // namespace quietroom::test
