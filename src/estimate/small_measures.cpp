#include "estimate/small_measures.h"

#include "estimate/dot_product.h"
#include "estimate/intelligibility.h"
#include "estimate/waveform_measures.h"

#include <cmath>

namespace quietroom::estimate {

namespace {

std::optional<double> correlation(const AlignedWaveforms& sounds) {
  const double energies =
      dot_product(sounds.reference, sounds.reference) * dot_product(sounds.degraded, sounds.degraded);
  if (energies <= 0) return std::nullopt;
  return dot_product(sounds.reference, sounds.degraded) / std::sqrt(energies);
}

} // namespace

SmallMeasures small_measures(const MonoPair& pair, std::ptrdiff_t envelope_lag) {
  const AlignedWaveforms sounds = aligned_waveforms(pair, envelope_lag);
  if (sounds.reference.empty()) return {};
  const Intelligibility understood = intelligibility(sounds, pair.rate_hz);
  return {understood.stoi,
          understood.estoi,
          si_sdr_db(sounds),
          segmental_snr_db(sounds, pair.rate_hz),
          log_spectral_distance_db(sounds, pair.rate_hz),
          correlation(sounds)};
}

} // namespace quietroom::estimate
