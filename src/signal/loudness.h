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
  /// See true_peak.h. Never below the sample peak; nothing for digital silence.
  std::optional<double> true_peak_dbtp;
};

/// The first of them alone.
std::optional<double> integrated_lufs(const Clip& clip);

Loudness loudness(const Clip& clip);

/// Of libebur128, at run time: "1.2.6".
std::string loudness_meter_version();

} // namespace quietroom::signal
