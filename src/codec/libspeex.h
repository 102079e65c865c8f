#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// Speex in frames of 20 ms, narrow band at 8 kHz, wideband at 16 kHz: constant bit rate, no DTX.
std::unique_ptr<FrameCodec> make_speex(const CodecSettings& resolved, Format format);

std::string speex_version();

} // namespace quietroom::codec
