#include "estimate/comparison_of_pair.h"

#include "estimate/decibel_floor.h"
#include "estimate/level_match.h"
#include "estimate/reference_patches.h"

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

} // namespace

Compared compared(const MonoPair& pair, const Setup& setup) {
  ComparisonOfPair out;
  const std::span<const double> reference = pair.reference;
  const CrossCorrelator whole(std::max(pair.reference.size(), pair.degraded.size()));
  out.lag = envelope_lag(reference, pair.degraded, whole);
  std::vector<double> degraded = moved(pair.degraded, out.lag.samples);
  if (rms_of(degraded) == 0) return {{}, "where the degraded sound is aligned to the reference it is silent"};
  degraded = at_level_of(reference, std::move(degraded));
  if (frames_of(degraded.size(), setup) == 0)
    return {{}, "where the degraded sound is aligned to the reference less than a frame of it is left"};

  const NeurogramMaker maker(setup);
  const Neurogram of_reference = maker.amplitudes(reference);
  const Neurogram of_degraded = maker.amplitudes(degraded);
  const std::vector<std::size_t> patches = reference_patches(reference, of_reference.frames(), setup);
  if (patches.empty()) return {{}, "the reference is too short for one patch"};
  out.patches_asked = patches.size();
  const std::vector<PatchMatch> matches = matches_of(of_reference, of_degraded, patches, setup);
  if (matches.empty()) return {{}, "no patch of the reference lies within the degraded sound"};

  const SoundsCompared sounds{reference, degraded, of_reference, of_degraded};
  const CrossCorrelator of_patch(setup.patch_frames * setup.hop);
  for (const PatchMatch& match : matches) out.patches.push_back(realigned(match, sounds, maker, of_patch));
  out.similarity = pooled(out.patches);
  if (!std::isfinite(out.similarity.vnsim)) return {{}, "the similarity is not a finite number"};
  return {std::move(out), {}};
}

} // namespace quietroom::estimate
