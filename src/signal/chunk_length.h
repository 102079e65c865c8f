#pragma once

#include "signal/file_bytes.h"
#include "signal/stated_length.h"

namespace quietroom::signal {

/// Of RIFF, RIFX, RF64 and BW64 (EBU Tech 3306), W64, AIFF, CAF and AU; as_stated for anything else.
StatedLength chunk_length(FileBytes& file);

} // namespace quietroom::signal
