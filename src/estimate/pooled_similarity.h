#pragma once

#include "estimate/fine_realignment.h"

#include <span>
#include <vector>

namespace quietroom::estimate {

struct PooledSimilarity {
  std::vector<double> fvnsim; ///< one a band, low to high: the mean over the patches
  double vnsim = 0;           ///< the mean over the bands
};

/// Of at least one patch.
PooledSimilarity pooled(std::span<const ComparedPatch> patches);

} // namespace quietroom::estimate
