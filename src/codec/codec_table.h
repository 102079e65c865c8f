#pragma once

#include "codec/codec_info.h"

#include <span>
#include <string_view>

/// The table of codecs. An entry comes from its codec's file (entries.h); the list of them stands in
/// codec_table.cpp.
namespace quietroom::codec {

/// All that this project knows, in the order in which they are listed to people; also those that this build
/// does not have.
std::span<const CodecInfo> codecs();

/// Nothing for an unknown id.
const CodecInfo* find_codec(std::string_view id);

/// Whether this build has all that the codec needs.
bool available(const CodecInfo& codec);

} // namespace quietroom::codec
