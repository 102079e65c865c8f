#pragma once

#include "signal/active_level.h"
#include "signal/clip.h"

#include <optional>
#include <span>
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
};

/// Measures interleaved sound piece by piece, as a file is read.
class SoundLevelMeter {
public:
  SoundLevelMeter(int rate_hz, int channels, const signal::LevelMethod& method = {});

  /// Each piece but the last has a multiple of signal::ActivityMeter::whole_samples frames.
  void add(std::span<const double> interleaved);
  /// Nothing may be added after it.
  SoundLevel finish();

private:
  std::vector<signal::ActiveLevelMeter> m_channels;
  std::vector<double> m_one; ///< channel of the piece
};

/// The same of a whole clip.
SoundLevel sound_level(const signal::Clip& clip, const signal::LevelMethod& method = {});

} // namespace quietroom::stimulus
