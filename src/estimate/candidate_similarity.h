#pragma once

#include "estimate/lanes.h"
#include "estimate/neurogram.h"

#include <cstddef>
#include <span>
#include <vector>

namespace quietroom::estimate {

/// NSIM of patches with every place of a degraded neurogram, for the search: what depends on the degraded
/// cells alone is computed once. As similarity(), but for rounding: within 1e-12. Any thread.
class CandidateSimilarity {
public:
  /// Candidates are of patch_frames frames; beyond the end of `degraded` all is zero.
  CandidateSimilarity(const Neurogram& degraded, std::size_t patch_frames);

  std::size_t candidates() const { return m_candidates; }

  /// With the candidates that begin at the frames `first`, `first` + 1 ..., one for each place of `out`.
  void measure(const Neurogram& patch, std::size_t first, std::span<double> out) const;
  /// The same with two lanes, whatever the processor has.
  void measure_by_two(const Neurogram& patch, std::size_t first, std::span<double> out) const;

private:
  /// Smoothed cells and deviations, a frame after another; a deviation has the sign of its variance.
  struct Moments {
    std::vector<double> mean, deviation;
  };
  /// A patch, ready to be held against candidates.
  struct Patch {
    std::vector<double> cells;
    Moments moments;
  };
  /// What lies before a frame and behind it within the patch; at the rims itself.
  enum class Rim { none, first, last };

  std::vector<double> spread(const Neurogram& neurogram) const;
  Moments moments(const std::vector<double>& cells, std::size_t frames, Rim rim) const;
  Patch prepared(const Neurogram& patch) const;
  double nsim(std::span<const double> band_sums) const;

  using Measure = void (CandidateSimilarity::*)(const Patch&, std::size_t, std::span<double>) const;
  template<std::size_t Lanes>
  void band_sums(const Patch& patch, std::size_t candidate, std::span<double> sums) const;
  QUIETROOM_FOUR_LANES void band_sums_four(const Patch& patch, std::size_t candidate,
                                           std::span<double> sums) const;
  void band_sums_two(const Patch& patch, std::size_t candidate, std::span<double> sums) const;
  void measure_by(Measure band_sums_of, const Neurogram& patch, std::size_t first,
                  std::span<double> out) const;

  std::size_t m_bands, m_frames, m_candidates;
  std::size_t m_lanes;  ///< values of a frame in Moments
  std::size_t m_stride; ///< cells of a frame: the lowest band twice, all, the highest again
  std::vector<double> m_cells;
  Moments m_inside, m_first, m_last;
};

} // namespace quietroom::estimate
