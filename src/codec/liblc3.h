#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// LC3, each channel coded for itself in its half of the packet.
std::unique_ptr<FrameCodec> make_lc3(const CodecSettings& resolved, Format format);

} // namespace quietroom::codec
