#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// Opus at a constant bit rate, DTX off.
std::unique_ptr<FrameCodec> make_opus(const CodecSettings& resolved, Format format);

std::string opus_version();

} // namespace quietroom::codec
