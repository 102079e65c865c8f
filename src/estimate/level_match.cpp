#include "estimate/level_match.h"

#include <cmath>
#include <numeric>

namespace quietroom::estimate {

double rms_of(std::span<const double> samples) {
  return std::sqrt(std::inner_product(samples.begin(), samples.end(), samples.begin(), 0.0) /
                   static_cast<double>(samples.size()));
}

double level_factor(std::span<const double> reference, std::span<const double> degraded) {
  constexpr double reference_pa = 20e-6; // the reference goes through sound pressure levels, and rounds there
  const auto level_db = [](double rms) { return 20 * std::log10(rms / reference_pa); };
  return std::pow(10, (level_db(rms_of(reference)) - level_db(rms_of(degraded))) / 20);
}

} // namespace quietroom::estimate
