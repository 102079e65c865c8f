#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace quietroom::signal {

/// P.56 (12/2011) method B: threshold j lies at 2^(j-15) of full scale, j = 0..14.
inline constexpr std::size_t activity_thresholds = 15;

/// Levels of one channel. dBov = 10 log10(mean square), full scale +-1.0: a full-scale sine is -3.01 dBov.
struct ActiveLevel {
  std::optional<double> active_level_dbov; ///< nothing when P.56 finds no speech: never scale by a level then
  double activity = 0;                     ///< part of the time that counts as active, 0..1; 0 without speech
  double rms_dbov = 0;                     ///< long-term level; minus infinity for digital silence
  double peak_dbov = 0;                    ///< 20 log10(max |x|); minus infinity for digital silence
  double dc = 0;                           ///< mean sample
  std::array<std::uint64_t, activity_thresholds> active_samples{}; ///< P.56's activity counts a_j
};

/// Measures one channel at its own rate; no filter is applied. The level between two thresholds is
/// interpolated exactly (the ITU-T tool stops its search within 0.5 dB of the margin: up to 0.02 dB apart).
ActiveLevel active_level(std::span<const double> samples, int rate_hz);

/// The threshold, of full scale, above which P.56 counts speech of this level as active: the margin of 15.9
/// dB below it.
double activity_threshold(double active_level_dbov);

} // namespace quietroom::signal
