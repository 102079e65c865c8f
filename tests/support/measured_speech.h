#pragma once

#include "signal/active_level.h"
#include "signal/resample.h"
#include "support/speech_prompts.h"

#include <cmath>
#include <optional>
#include <string>

namespace quietroom::test {

/// 12 s of the prompt demo-congrats at an active level of -26 dBov, with which codec_delay_measured.csv was
/// measured. Nothing where the prompt is not installed.
inline std::optional<signal::Clip> measured_speech(int rate_hz) {
  const bool wide = rate_hz > 8000;
  auto clip = speech_prompt(std::string("en_US_f_Allison/demo-congrats") + (wide ? ".g722" : ".wav"));
  if (!clip) return std::nullopt;
  const double gain =
      std::pow(10, (-26 - *signal::active_level(clip->samples, clip->rate_hz).active_level_dbov) / 20);
  clip->samples.resize(12 * static_cast<std::size_t>(clip->rate_hz));
  for (double& sample : clip->samples) sample *= gain;
  return signal::resample(*clip, rate_hz);
}

} // namespace quietroom::test
