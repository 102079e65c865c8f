#include "estimate/fitted_audio_mapping.h"

#include "estimate/speech_mapping.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

namespace quietroom::estimate {

namespace {

// Printed by scripts/fit-audio-mapping.
constexpr double fitted_constant = 1.283935;
constexpr std::array fitted_weights = {0.053338, 0.064735, 0.000000, 0.000000, 0.000000, 0.010229, 0.059305,
                                       0.081574, 0.072361, 0.092131, 0.091550, 0.090759, 0.066629, 0.045095,
                                       0.063389, 0.052169, 0.015431, 0.000000, 0.090138, 0.213120, 0.284487,
                                       0.220019, 0.175115, 0.306784, 0.358848, 0.356936, 0.247981, 0.129226,
                                       0.090955, 0.000000, 0.248858, 0.162756};

} // namespace

double fitted_audio_mos(std::span<const double> fvnsim, double vnsim) {
  assert(fvnsim.size() == fitted_weights.size());
  constexpr double worst = 1, best = 5;
  if (vnsim < unlike_vnsim) return worst;
  return std::clamp(std::inner_product(fvnsim.begin(), fvnsim.end(), fitted_weights.begin(), fitted_constant),
                    worst, best);
}

} // namespace quietroom::estimate
