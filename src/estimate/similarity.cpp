#include "estimate/similarity.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace quietroom::estimate {

namespace {

Neurogram times(const Neurogram& a, const Neurogram& b) {
  Neurogram out = a;
  for (std::size_t i = 0; i < out.cells.size(); ++i) out.cells[i] *= b.cells[i];
  return out;
}

Neurogram smoothed(const Neurogram& in) {
  Neurogram out = in;
  const std::size_t bands = in.bands;
  const std::size_t frames = in.frames();
  for (std::size_t f = 0; f < frames; ++f) {
    const std::size_t before = f == 0 ? 0 : f - 1;
    const std::size_t after = std::min(f + 1, frames - 1);
    for (std::size_t b = 0; b < bands; ++b) {
      const std::size_t below = b == 0 ? 0 : b - 1;
      const std::size_t above = std::min(b + 1, bands - 1);
      out.at(b, f) = corner_weight * (in.at(below, before) + in.at(above, before) + in.at(below, after) +
                                      in.at(above, after)) +
                     edge_weight * (in.at(below, f) + in.at(above, f) + in.at(b, before) + in.at(b, after)) +
                     centre_weight * in.at(b, f);
    }
  }
  return out;
}

/// Smoothed product less the product of the smoothed.
Neurogram covariance(const Neurogram& a, const Neurogram& b, const Neurogram& mean_a,
                     const Neurogram& mean_b) {
  Neurogram out = smoothed(times(a, b));
  for (std::size_t i = 0; i < out.cells.size(); ++i) out.cells[i] -= mean_a.cells[i] * mean_b.cells[i];
  return out;
}

/// `product` of two variances, which rounding may leave a little below zero.
double structure(double covariance, double product) {
  const double deviation = product < 0 ? 0 : std::sqrt(product);
  return (covariance + structure_constant) / (deviation + structure_constant);
}

} // namespace

PatchSimilarity similarity(const Neurogram& reference, const Neurogram& degraded) {
  assert(reference.bands == degraded.bands && reference.cells.size() == degraded.cells.size());
  const Neurogram mean_r = smoothed(reference);
  const Neurogram mean_d = smoothed(degraded);
  const Neurogram var_r = covariance(reference, reference, mean_r, mean_r);
  const Neurogram var_d = covariance(degraded, degraded, mean_d, mean_d);
  const Neurogram both = covariance(reference, degraded, mean_r, mean_d);
  PatchSimilarity out;
  out.by_band.resize(reference.bands);
  for (std::size_t i = 0; i < both.cells.size(); ++i) {
    const double r = mean_r.cells[i];
    const double d = mean_d.cells[i];
    const double intensity = (2 * r * d + intensity_constant) / (r * r + d * d + intensity_constant);
    out.by_band[i % reference.bands] += intensity * structure(both.cells[i], var_r.cells[i] * var_d.cells[i]);
  }
  for (double& band : out.by_band) band /= static_cast<double>(reference.frames());
  out.nsim =
      std::accumulate(out.by_band.begin(), out.by_band.end(), 0.0) / static_cast<double>(reference.bands);
  return out;
}

} // namespace quietroom::estimate
