#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// Codec2 in frames of 40 ms, two of its own in the modes that have 20 ms. The input is kept as it is: no
/// noise suppression, no equaliser.
std::unique_ptr<FrameCodec> make_codec2(const CodecSettings& resolved, Format format);

} // namespace quietroom::codec
