#pragma once

#include "recipe/set_files.h"
#include "recipe/step_noise.h"
#include "signal/clip.h"

#include <cstdint>
#include <string_view>

namespace quietroom::recipe {

/// Noise of a kind, at any level: one channel at `rate_hz`. Throws an input Error where a file cannot be
/// used.
signal::Clip background(const Noise& noise, std::string_view foreground, const SetFiles& files, int rate_hz,
                        std::size_t frames, std::uint64_t seed);

/// Whether a file can be used, by its header: one channel, long enough for a loop. Throws an input Error
/// where it cannot.
void require_noise_recording(const SetFiles& files, const std::string& name);

} // namespace quietroom::recipe
