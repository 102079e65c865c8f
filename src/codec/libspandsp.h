#pragma once

#include "codec/codec_info.h"

/// What spandsp does for us. Its concealment (plc_rx and plc_fillin) is generic: it repeats a period found
/// between 40 and 120 samples, fading to silence within 400. That is 66 to 200 Hz and 50 ms at 8 kHz, for
/// which it was made; at 16 kHz 133 to 400 Hz and 25 ms.
namespace quietroom::codec {

inline constexpr std::string_view spandsp_concealment = "the generic concealment of spandsp";

std::unique_ptr<FrameCodec> make_g722(const CodecSettings& resolved, Format format);
std::unique_ptr<FrameCodec> make_g726(const CodecSettings& resolved, Format format);

/// A stream of G.722 at 64 kbit/s, two samples at 16 kHz a byte. Adds what was beyond full scale.
std::vector<std::int16_t> g722_decoded(std::span<const std::uint8_t> bytes, std::int64_t& saturated_samples);

std::string spandsp_version();

} // namespace quietroom::codec
