#pragma once

#include "estimate/envelope_lag.h"
#include "estimate/patch_matching.h"

#include <optional>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// A patch of the reference and what became of it.
struct ComparedPatch {
  double reference_s = 0;           ///< where it begins
  std::optional<double> degraded_s; ///< in the degraded sound as moved as a whole; nothing: no counterpart
  double seconds = 0;               ///< of the reference
  PatchSimilarity similarity;
};

/// The two sounds of a comparison, the degraded one moved and of the reference's level, and their neurograms
/// of linear amplitude.
struct SoundsCompared {
  std::span<const double> reference, degraded;
  const Neurogram& reference_amplitudes;
  const Neurogram& degraded_amplitudes;
};

/// The patch cut out of both sounds, aligned by its own lag and analysed anew; as it was where that is less
/// similar. A patch moves by half of itself at most, so that frames are left. `correlator` may be for any
/// length.
ComparedPatch realigned(const PatchMatch& match, const SoundsCompared& sounds, const NeurogramMaker& maker,
                        const CrossCorrelator& correlator);

} // namespace quietroom::estimate
