#pragma once

#include "signal/audio_file.h"

#include <string>

namespace quietroom::cli {

/// "rate=16000,channels=1,format=s16le"; channels may be left out (1). Throws an input Error for anything
/// else.
signal::RawFormat raw_format(const std::string& text);

} // namespace quietroom::cli
