#pragma once

#include "signal/clip.h"
#include "stimulus/sound_level.h"

#include <cstddef>
#include <optional>

namespace quietroom::stimulus {

/// Samples at full scale: at or beyond the largest 16-bit value, likely clipped.
struct FullScale {
  std::size_t samples = 0;
  std::size_t runs = 0;    ///< stretches of them, of one sign in one channel
  std::size_t longest = 0; ///< samples of the longest run
};

/// Of what level does not tell. Of several channels the worst, of silence the shortest.
struct Waveform {
  FullScale full_scale;
  std::optional<double> dc_db_re_rms; ///< 20 log10 |mean| less the rms level; nothing where there is none
  /// Before the first sample and after the last one that reaches silence_dbov, on any channel.
  double leading_silence_s = 0;
  double trailing_silence_s = 0;
};

/// 32 steps of a 16-bit file: room noise of a recording stays below it, soft beginnings of words do not.
inline constexpr double silence_dbov = -60;

/// `level` is that of the clip.
Waveform waveform(const signal::Clip& clip, const SoundLevel& level);

} // namespace quietroom::stimulus
