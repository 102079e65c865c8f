#pragma once

#include "signal/file_bytes.h"
#include "signal/stated_length.h"

namespace quietroom::signal {

/// Of an Ogg file (RFC 3533): cut_short without a whole page at its end that is marked as the last,
/// several_sounds where streams of sound begin behind or beside the first.
StatedLength ogg_length(FileBytes& file);

} // namespace quietroom::signal
