#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// G.729 Annex A in frames of 10 ms, without voice activity detection.
std::unique_ptr<FrameCodec> make_g729a(const CodecSettings& resolved, Format format);

} // namespace quietroom::codec
