#pragma once

#include "signal/active_level.h"
#include "signal/clip.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace quietroom::stimulus {

/// Levels of a whole clip. Of several channels: the mean power of those with speech, the highest activity and
/// peak (P.56 itself knows one channel).
struct SoundLevel {
  std::optional<double> active_level_dbov;   ///< P.56; nothing where there is no speech
  double activity = 0;                       ///< 0..1
  std::optional<double> rms_dbov;            ///< nothing for digital silence
  std::optional<double> peak_dbov;           ///< nothing for digital silence
  std::vector<signal::ActiveLevel> channels; ///< each by itself
  std::size_t full_scale_samples = 0;        ///< at or beyond the largest 16-bit value: likely clipped
};

SoundLevel sound_level(const signal::Clip& clip, const signal::LevelMethod& method = {});

} // namespace quietroom::stimulus
