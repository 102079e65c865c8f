#pragma once

#include "codec/codec_info.h"

#include <cstdint>

/// The two halves of MP3, each with its own library. Every setting that may differ between machines is fixed:
/// no code for special processors, one thread.
namespace quietroom::codec {

/// Samples by which decoded MP3 is late: 576 by LAME, 529 by every decoder. LAME writes them into a tag that
/// players honour; the tag has no room at low bit rates, so we take them out ourselves and write none.
inline constexpr int mp3_delay_samples = 576 + 529;

struct Mp3Stream {
  std::vector<std::uint8_t> bytes; ///< frames that hold the clip, its delay and some silence
  double gain = 1;                 ///< LAME's own, against clipping: 0.95 to 0.98 at low constant bit rates
};

/// At a constant bit rate where the settings have one, else at the variable bit rate of their quality; two
/// channels as joint stereo. By LAME, its algorithms at quality 3, its own low-pass.
Mp3Stream mp3_encoded(const CodecSettings& resolved, const signal::Clip& clip);

/// Everything that the stream holds, delay included. By mpg123 in floating point.
std::vector<double> mp3_decoded(std::span<const std::uint8_t> stream, Format format);

std::string lame_version();

} // namespace quietroom::codec
