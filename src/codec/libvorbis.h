#pragma once

#include "codec/codec_info.h"

namespace quietroom::codec {

/// Vorbis, packet by packet without the Ogg container, whose positions the packets carry. At a managed bit
/// rate where the settings have one, else by their quality.
CodecResult code_vorbis(const CodecSettings& resolved, const signal::Clip& clip);

std::string vorbis_version();

} // namespace quietroom::codec
