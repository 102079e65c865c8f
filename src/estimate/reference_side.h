#pragma once

#include "estimate/cross_correlation.h"
#include "estimate/neurogram.h"
#include "estimate/setup.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quietroom::estimate {

/// What a comparison needs and the degraded sound does not change, so that many of one reference share it.
/// Any thread once it is made.
struct ReferenceSide {
  Setup setup;
  std::optional<std::string> no_sound; ///< why_no_sound(): then nothing below is filled but the tools
  std::optional<double> active_s;      ///< of speech, P.56; nothing in audio mode and where it is too short
  NeurogramMaker maker;
  CrossCorrelator whole;            ///< for sounds of the reference's length
  CrossCorrelator of_patch;         ///< for pieces as long as a patch
  Neurogram amplitudes;             ///< of the whole reference
  std::vector<std::size_t> patches; ///< reference_patches()

  /// `longest` in samples: the reference or the degraded sound that is to come.
  ReferenceSide(std::span<const double> reference, const Setup& setup, std::size_t longest);
};

} // namespace quietroom::estimate
