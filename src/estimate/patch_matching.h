#pragma once

#include "estimate/neurogram.h"
#include "estimate/similarity.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace quietroom::estimate {

/// Where a patch of the reference is found again.
struct PatchMatch {
  std::size_t reference_frame = 0;
  std::optional<std::size_t> degraded_frame; ///< nothing: it has no counterpart
  PatchSimilarity similarity;                ///< zero without a counterpart
};

/// How many of the patches can be looked for in so many frames: those behind are left out.
std::size_t patches_within(const std::vector<std::size_t>& patches, std::size_t patch_frames,
                           std::size_t degraded_frames);

/// Each patch's best place in the degraded neurogram, at most 60 patches away, so that the sum of all
/// similarities is the highest and each lies behind the one before; dynamic programming, ties as the
/// reference has them. One for each of patches_within().
std::vector<PatchMatch> matched_patches(const Neurogram& reference, const Neurogram& degraded,
                                        std::vector<std::size_t> patches, std::size_t patch_frames);

} // namespace quietroom::estimate
