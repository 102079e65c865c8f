#pragma once

#include "estimate/support_vectors.h"

#include <span>

namespace quietroom::estimate {

/// MOS-LQO of audio mode, 1 to 5, from the similarity of each band, low to high.
double audio_mos(std::span<const double> fvnsim, double vnsim, const SupportVectorModel& model);

} // namespace quietroom::estimate
