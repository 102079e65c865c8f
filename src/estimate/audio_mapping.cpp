#include "estimate/audio_mapping.h"

#include "estimate/speech_mapping.h"

#include <algorithm>

namespace quietroom::estimate {

double audio_mos(std::span<const double> fvnsim, double vnsim, const SupportVectorModel& model) {
  constexpr double worst = 1, best = 5;
  return vnsim < unlike_vnsim ? worst : std::clamp(prediction(model, fvnsim), worst, best);
}

} // namespace quietroom::estimate
