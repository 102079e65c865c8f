#pragma once

#include "audio/device.h"
#include "cli/guarded_output.h"

namespace quietroom::cli {

/// Where the sound goes to a file, the guard's answer to it; nothing for a sound card. Throws an input Error
/// for a name that does not end in .wav, too.
void guard_file_device(const audio::Device& device, const Arguments& arguments);

} // namespace quietroom::cli
