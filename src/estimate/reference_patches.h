#pragma once

#include "estimate/setup.h"

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// Speech: whether each chunk of a hop is active, from sample patch_frames / 2 - 1 on, `chunks` of them. The
/// sound is divided by its largest sample (with its sign), as 16 bits; a chunk of an rms of 5000 or more is
/// active, as are the first two and the two behind an active one.
std::vector<bool> active_chunks(std::span<const double> reference, const Setup& setup, std::size_t chunks);

/// The first frame of each patch of the reference that is compared, in order. Speech: back to back, those
/// with an active chunk (the first one always). Audio: all, back to back. Nothing where `frames` are too few.
std::vector<std::size_t> reference_patches(std::span<const double> reference, std::size_t frames,
                                           const Setup& setup);

} // namespace quietroom::estimate
