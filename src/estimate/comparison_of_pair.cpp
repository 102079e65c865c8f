#include "estimate/comparison_of_pair.h"

#include "estimate/decibel_floor.h"
#include "estimate/level_match.h"

#include <algorithm>
#include <cmath>

namespace quietroom::estimate {

namespace {

std::vector<double> at_level_of(std::span<const double> reference, std::vector<double> degraded) {
  const double factor = level_factor(reference, degraded);
  for (double& sample : degraded) sample *= factor;
  return degraded;
}

std::vector<PatchMatch> matches_of(const Neurogram& reference_amplitudes,
                                   const Neurogram& degraded_amplitudes,
                                   const std::vector<std::size_t>& patches, const Setup& setup) {
  Neurogram reference = reference_amplitudes;
  Neurogram degraded = degraded_amplitudes;
  to_decibels(reference, degraded);
  return matched_patches(reference, degraded, patches, setup.patch_frames);
}

/// Another correlator for a degraded sound that is much longer.
EnvelopeLag lag_of_whole(const MonoPair& pair, const ReferenceSide& side) {
  const std::size_t longest = std::max(pair.reference.size(), pair.degraded.size());
  if (side.whole.is_for(longest)) return envelope_lag(pair.reference, pair.degraded, side.whole);
  return envelope_lag(pair.reference, pair.degraded, CrossCorrelator(longest));
}

} // namespace

Compared compared(const MonoPair& pair, const ReferenceSide& side) {
  ComparisonOfPair out;
  const std::span<const double> reference = pair.reference;
  out.lag = lag_of_whole(pair, side);
  std::vector<double> degraded = moved(pair.degraded, out.lag.samples);
  if (rms_of(degraded) == 0) return {{}, "where the degraded sound is aligned to the reference it is silent"};
  degraded = at_level_of(reference, std::move(degraded));
  if (frames_of(degraded.size(), side.setup) == 0)
    return {{}, "where the degraded sound is aligned to the reference less than a frame of it is left"};

  const Neurogram of_degraded = side.maker.amplitudes(degraded);
  if (side.patches.empty()) return {{}, "the reference is too short for one patch"};
  out.patches_asked = side.patches.size();
  const std::vector<PatchMatch> matches = matches_of(side.amplitudes, of_degraded, side.patches, side.setup);
  if (matches.empty()) return {{}, "no patch of the reference lies within the degraded sound"};

  const SoundsCompared sounds{reference, degraded, side.amplitudes, of_degraded};
  for (const PatchMatch& match : matches)
    out.patches.push_back(realigned(match, sounds, side.maker, side.of_patch));
  out.similarity = pooled(out.patches);
  if (!std::isfinite(out.similarity.vnsim)) return {{}, "the similarity is not a finite number"};
  return {std::move(out), {}};
}

} // namespace quietroom::estimate
