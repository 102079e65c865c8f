#pragma once

#include "core/context.h"
#include "signal/clip.h"

#include <filesystem>
#include <string>
#include <vector>

/// Waveform and spectrogram of sounds side by side, on common scales, so that what differs differs in sound.
namespace quietroom::picture {

struct ShownSound {
  std::string title;
  signal::Clip clip; ///< of several channels their mean is shown; at least one sample
};

/// Somewhat above the band in which a test of this context is judged, so that its edge is seen.
double top_hz(Context context);

/// Writes a PNG of 1600 x 900 pixels. `highest_hz` is the top of the frequency axis, at most half of the
/// highest sample rate. Throws an environment Error when it cannot be written.
void write_sound_picture(const std::filesystem::path& file, const std::vector<ShownSound>& sounds,
                         double highest_hz);

} // namespace quietroom::picture
