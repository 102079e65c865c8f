#include "cli/calibration_tone.h"

#include "audio/open_output.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/number.h"
#include "station/level_tone.h"

#include <fmt/format.h>

namespace quietroom::cli {

PlayedTone play_tone(const CalibrationTone& tone, const stimulus::StimulusSet& set,
                     const std::function<double(const std::string&)>& gain_of) {
  const auto output =
      audio::open_output(tone.device, {.rate_hz = set.rate_hz, .channels = 2, .bits = set.bits});
  const std::string device = name_of(output->info());
  const double gain_db = gain_of(device);
  const std::vector<std::int32_t> samples = station::samples_of({.rate_hz = set.rate_hz,
                                                                 .bits = set.bits,
                                                                 .level_dbov = tone.level_dbov,
                                                                 .seconds = tone.seconds,
                                                                 .gain_db = gain_db});
  audio::Player player(output->info().format);
  say(fmt::format("1 kHz at {} dBov rms under {} dB for {} s on {}; read the meter while it sounds",
                  shortest(tone.level_dbov), shortest(gain_db), shortest(tone.seconds), device));
  output->start(player);
  const audio::Report report = audio::play_and_wait(*output, player, {samples, 1, set.rate_hz});
  output->stop();
  if (const auto fault = audio::void_reason(report))
    throw_environment(
        fmt::format("{}: playback had a fault ({}); nothing is stored, try again", device, *fault));
  return {device, gain_db};
}

} // namespace quietroom::cli
