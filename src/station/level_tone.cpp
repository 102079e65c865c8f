#include "station/level_tone.h"

#include "core/error.h"
#include "core/number.h"
#include "signal/integer_gain.h"
#include "signal/integer_samples.h"
#include "signal/tone.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::station {

std::vector<std::int32_t> samples_of(const LevelTone& tone) {
  constexpr double loudest_tone_dbov = -3.02; // rms; the peak of a sine is 3.01 dB above
  if (tone.level_dbov + tone.gain_db > loudest_tone_dbov)
    throw_input(fmt::format("a tone of {} dBov would clip under a gain of {} dB; turn the amplifier up and "
                            "calibrate again",
                            shortest(tone.level_dbov), shortest(tone.gain_db)));
  const signal::Clip clip =
      signal::tone({.rate_hz = tone.rate_hz, .level_dbov = tone.level_dbov, .seconds = tone.seconds});
  auto out = signal::playback_samples(clip.samples, std::min(tone.bits, 24));
  signal::apply_gain(out, signal::integer_gain(tone.gain_db), tone.bits <= 16 ? 16 : 32);
  return out;
}

} // namespace quietroom::station
