#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace quietroom::signal {

/// How an MPEG audio stream (MP3; layers I to III of ISO/IEC 11172-3 and 13818-3) begins.
struct MpegStart {
  int layer = 3;
  std::uint64_t end = 0; ///< of the stream: the end of the file without the tags that stand there
  /// Frames behind the first, as a Xing, Info or VBRI header in the first states them.
  std::optional<std::uint64_t> stated_frames;
};

/// Nothing for a file that does not begin with two such frames in a row (or one whole frame and its end),
/// ID3v2 tags and zeros before them left out, and ID3v1, APE
/// and Lyrics3 tags behind them. ADTS (AAC) is none.
std::optional<MpegStart> mpeg_start(const std::filesystem::path& path);

} // namespace quietroom::signal
