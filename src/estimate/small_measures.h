#pragma once

#include "estimate/mono_pair.h"

#include <cstddef>
#include <optional>

namespace quietroom::estimate {

/// Measures beside the score, each with its definition and source in intelligibility.h or
/// waveform_measures.h. Nothing where one is not defined.
struct SmallMeasures {
  std::optional<double> stoi, estoi; ///< mostly 0 to 1
  std::optional<double> si_sdr_db, seg_snr_db, lsd_db;
  std::optional<double> correlation = {}; ///< of the waveforms, -1 to 1; negative: of opposite polarity
};

/// Of the samples that both have when the degraded sound is moved by `envelope_lag`.
SmallMeasures small_measures(const MonoPair& pair, std::ptrdiff_t envelope_lag);

} // namespace quietroom::estimate
