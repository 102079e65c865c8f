#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

/// The length that the header of a sound file states is a claim: here it is held against what is there.
namespace quietroom::signal {

enum class Length {
  as_stated,      ///< or nothing states one
  cut_short,      ///< the file ends before; an Ogg stream before the page that says it is the last
  goes_on,        ///< sound behind it, or the length is unknown: a recorder died, or wrote into a pipe
  to_be_counted,  ///< only decoding to the end can tell
  several_sounds, ///< one file behind the other (chained), or several at once (multiplexed)
};

struct BytePatch {
  std::uint64_t at = 0;
  std::string bytes;
};

struct StatedLength {
  Length length = Length::as_stated;
  /// goes_on, to_be_counted: the header with these in it states all that is there, or more.
  std::vector<BytePatch> patches = {};
  std::uint64_t stated_frames = 0; ///< to_be_counted: by the header, 0 where it does not know them
  std::uint64_t least_frames = 0;  ///< to_be_counted: there are, or something is missing
  /// What is behind this byte is no sound, and a decoder that would take it for some must not see it.
  std::optional<std::uint64_t> sound_end = {};
};

/// Knows WAV (RIFF, RIFX, RF64, BW64), W64, AIFF, AU, CAF, FLAC and Ogg; as_stated for anything else. Bytes
/// behind the stated end that are chunks up to the end of the file, or an ID3v1 tag, are no sound.
StatedLength stated_length(const std::filesystem::path& path);

} // namespace quietroom::signal
