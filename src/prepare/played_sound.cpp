#include "prepare/played_sound.h"

#include "core/error.h"
#include "recipe/source_audio.h"
#include "signal/integer_samples.h"
#include "signal/samples.h"

#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace quietroom::prepare {

PlayedSound played_clip(std::string name, const signal::Clip& clip) {
  return {std::move(name),
          {clip.rate_hz, clip.channels, rounded_bits, true,
           signal::playback_samples(clip.samples, rounded_bits), signal::peak_of(clip.samples)}};
}

PlayedSound played_file(std::string name, const std::filesystem::path& file) {
  if (recipe::is_g722(file)) return played_clip(std::move(name), recipe::read_recording(file));
  return {std::move(name), signal::read_pcm(file)};
}

std::optional<std::string> full_scale_warning(const PlayedSound& sound, bool may_clip) {
  constexpr double most_beyond_db = 6;
  if (sound.pcm.peak <= 1) return std::nullopt;
  const double beyond_db = 20 * std::log10(sound.pcm.peak);
  if (beyond_db > most_beyond_db && !may_clip)
    throw_input(fmt::format("{}: goes {:.2f} dB beyond full scale and would be loud and distorted; scale it "
                            "so that its peak is at most 1.0, or give --clip to hear it cut at full scale",
                            sound.name, beyond_db));
  return fmt::format("{}: warning: goes {:.2f} dB beyond full scale, where it is cut", sound.name, beyond_db);
}

} // namespace quietroom::prepare
