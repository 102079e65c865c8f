#include "estimate/small_measures.h"

#include "estimate/intelligibility.h"
#include "estimate/waveform_measures.h"

namespace quietroom::estimate {

SmallMeasures small_measures(const MonoPair& pair, std::ptrdiff_t envelope_lag) {
  const AlignedWaveforms sounds = aligned_waveforms(pair, envelope_lag);
  if (sounds.reference.empty()) return {};
  const Intelligibility understood = intelligibility(sounds, pair.rate_hz);
  return {understood.stoi, understood.estoi, si_sdr_db(sounds), segmental_snr_db(sounds, pair.rate_hz),
          log_spectral_distance_db(sounds, pair.rate_hz)};
}

} // namespace quietroom::estimate
