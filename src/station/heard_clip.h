#pragma once

#include "design/trials.h"
#include "signal/audio_file.h"
#include "station/block_clips.h"

#include <cstdint>
#include <span>
#include <vector>

namespace quietroom::station {

/// The samples of one presentation, as they are played in one piece: interleaved, left-justified in 32 bits.
struct HeardClip {
  std::span<const std::int32_t> samples; ///< of a clip that is played as it is, else of `joined`
  int channels = 1;
  int rate_hz = 0;
  std::vector<std::int32_t> joined;
  std::int64_t frames() const { return static_cast<std::int64_t>(samples.size()) / channels; }
};

/// The sounds of a trial one after the other, each after its silence of exact zeros; samples are copied as
/// they are, and a mono one beside stereo ones goes to both channels. A single sound is not copied: its clip
/// must stay. All must be loaded. Moving the result keeps it valid.
HeardClip heard_clip(const std::vector<design::HeardSound>& sounds, const Clips& clips);

} // namespace quietroom::station
