#pragma once

#include "signal/file_bytes.h"
#include "signal/stated_length.h"

namespace quietroom::signal {

/// Of a FLAC stream (RFC 9639) whose "fLaC" stands at `begin`. Goes by the last frame, which has its own
/// number; to_be_counted where the file does not end with a whole one.
StatedLength flac_length(FileBytes& file, std::uint64_t begin);

} // namespace quietroom::signal
