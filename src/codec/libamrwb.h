#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// AMR-WB, frames of 20 ms at 16 kHz, DTX off: coded by vo-amrwbenc, decoded by opencore-amrwb.
std::unique_ptr<FrameCodec> make_amr_wb(const CodecSettings& resolved, Format format);

} // namespace quietroom::codec
