#pragma once

#include "signal/clip.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Sound files: MP3 by libmpg123; WAV, FLAC, Ogg and whatever else libsndfile reads; written as WAV.
/// Every reader throws one input Error for a file that is missing, empty, truncated, no sound, several sounds
/// in one (chained or multiplexed Ogg), or too long to be one (most_samples). Where more sound is there than
/// the header states, all of it is read.
namespace quietroom::signal {

/// Samples of all channels that one file may hold: 93 minutes of mono at 48 kHz, 2 GiB in memory. A file may
/// state more than it holds, or unpack to more than it should; neither is to take all memory.
inline constexpr std::uint64_t most_samples = std::uint64_t{1} << 28;

/// How the samples of a file without a header are to be read.
struct RawFormat {
  int rate_hz = 0;
  int channels = 1;
  std::string coding; ///< one of raw_codings()
  bool operator==(const RawFormat&) const = default;
};

/// "s16le", "f32be", "alaw" ...: sign, bits and byte order.
std::vector<std::string_view> raw_codings();

struct AudioInfo {
  int rate_hz = 0;
  int channels = 0;
  std::uint64_t frames = 0;
  std::string format;    ///< as libsndfile names it, e.g. "WAV (Microsoft), Signed 16 bit PCM"
  int bits = 0;          ///< word length that holds every sample of an integer file; 32 or 64 when is_float
  bool is_float = false; ///< floating point, or a lossy format that decodes to it
  bool goes_on = false;  ///< the header states no length, or less than there is: all there is was read
  std::string decoder = {}; ///< with its version: "libsndfile-1.2.0", "libmpg123-1.31.2"
};

/// What is to be said of a file with goes_on.
inline constexpr std::string_view goes_on_warning =
    "the sound goes on behind the length in its header; it was read to its end";

/// Goes by the headers: FLAC that is damaged in its middle is found when it is read. `raw` is for files
/// without a header, here and below.
AudioInfo read_info(const std::filesystem::path& path, const std::optional<RawFormat>& raw = {});

Clip read_clip(const std::filesystem::path& path, const std::optional<RawFormat>& raw = {});
/// As it stands: values that are not finite are kept, for those who tell of them in words of their own.
Clip read_clip_as_it_is(const std::filesystem::path& path);

/// Both, of one look at the file.
struct SoundInMemory {
  AudioInfo info;
  Clip clip;
};
SoundInMemory read_sound(const std::filesystem::path& path, const std::optional<RawFormat>& raw = {});

/// The same samples piece by piece, for what need not hold a file in memory: `take` gets interleaved frames,
/// piece_frames of them at a time and fewer at the end.
void read_pieces(const std::filesystem::path& path, const std::function<void(std::span<const double>)>& take);
inline constexpr std::size_t piece_frames = 16384;

/// Integer samples for playback that is exact to the bit.
struct PcmClip {
  int rate_hz = 0;
  int channels = 0;
  int bits = 0;          ///< the file's word length; 24 for files of floating point, which are rounded to it
  bool is_float = false; ///< rounded from floating point: not exact
  std::vector<std::int32_t> samples; ///< interleaved, left-justified in 32 bits
  double peak = 0; ///< of floating point before it was rounded and saturated; 0 for integers
};

PcmClip read_pcm(const std::filesystem::path& path);

/// Writes plain WAV without time stamps: equal clips give equal bytes. `bits` is 16 or 24. Rounds half away
/// from zero and saturates; returns how many samples were clipped. The file appears whole or not at all;
/// throws an environment Error when it cannot be written.
std::size_t write_wav(const std::filesystem::path& path, const Clip& clip, int bits);

/// Of libsndfile, at run time: "1.2.0".
std::string audio_file_version();
/// Of libmpg123, as the program was built: "1.31.2".
std::string mpeg_decoder_version();

} // namespace quietroom::signal
