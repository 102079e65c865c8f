#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// AMR-NB, frames of 20 ms at 8 kHz, DTX off.
std::unique_ptr<FrameCodec> make_amr_nb(const CodecSettings& resolved, Format format);

} // namespace quietroom::codec
