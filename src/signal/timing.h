#pragma once

#include "signal/clip.h"

namespace quietroom::signal {

/// The clip with silence before it.
Clip delayed(const Clip& clip, double delay_ms);

/// Raised-cosine rise at the beginning and fall at the end, in place; no longer together than the clip.
void fade(Clip& clip, double in_ms, double out_ms);

} // namespace quietroom::signal
