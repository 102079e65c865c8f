#pragma once

#include "estimate/neurogram.h"

#include <vector>

namespace quietroom::estimate {

/// The window of NSIM, 3 x 3: a Gaussian of 0.5 cells.
inline constexpr double corner_weight = 0.0113033910173052, edge_weight = 0.0838251475442633,
                        centre_weight = 0.619485845753726;

/// The constants of NSIM for a dynamic range of 1: (0.01)^2 and (0.03)^2 / 2.
inline constexpr double intensity_constant = 1e-4, structure_constant = 4.5e-4;

struct PatchSimilarity {
  double nsim = 0;             ///< mean of the bands
  std::vector<double> by_band; ///< low to high, mean over the frames; 1 where both are equal, may be negative
};

/// Neurogram similarity (Hines and Harte, Speech Communication 54, 2012, intensity and structure) of two
/// patches of one size. Cells outside are those at the rim.
PatchSimilarity similarity(const Neurogram& reference, const Neurogram& degraded);

} // namespace quietroom::estimate
