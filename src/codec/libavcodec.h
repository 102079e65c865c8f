#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// AAC-LC by the coder and decoder that libavcodec has itself, on one thread and without code for special
/// processors.
CodecResult code_aac_lc(const CodecSettings& resolved, const signal::Clip& clip);

std::string avcodec_version_text();

} // namespace quietroom::codec
