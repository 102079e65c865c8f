#pragma once

#include "signal/clip.h"

#include <optional>
#include <string>

namespace quietroom::signal {

/// ITU-R BS.1770-4: for music and whatever else is not speech. A 997 Hz sine of full scale in one channel is
/// at -3.01 LUFS. Two channels are left and right.
struct Loudness {
  /// Integrated, gated at -70 LUFS and 10 LU below the mean; nothing for less than 0.4 s of sound or where
  /// nothing passes the gate.
  std::optional<double> integrated_lufs;
  /// Highest magnitude between the samples too, 20 log10; four times oversampled below 96 kHz, twice below
  /// 192 kHz. Never below the sample peak; nothing for digital silence.
  std::optional<double> true_peak_dbtp;
};

Loudness loudness(const Clip& clip);

/// The true peak alone, for any sound.
std::optional<double> true_peak_dbtp(const Clip& clip);

/// Of libebur128, at run time: "1.2.6".
std::string loudness_meter_version();

} // namespace quietroom::signal
