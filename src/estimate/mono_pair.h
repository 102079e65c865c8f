#pragma once

#include "signal/clip.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::estimate {

/// Two sounds as one channel each and at one rate.
struct MonoPair {
  int rate_hz = 0;
  std::vector<double> reference, degraded;
  std::vector<std::string> notes; ///< what was done to bring them together
};

struct PairForm {
  std::optional<int> channel = {}; ///< from 1; nothing: the mean of all channels
  std::optional<int> rate_hz = {}; ///< nothing: the rate of both, or the lower one
};

/// Resampled by soxr where the rates differ or another one is asked for. Throws an input Error for a channel
/// that one of them lacks.
MonoPair mono_pair(const signal::Clip& reference, const signal::Clip& degraded, const PairForm& form);

} // namespace quietroom::estimate
