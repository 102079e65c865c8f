#include "recipe/background.h"

#include "core/counted.h"
#include "core/error.h"
#include "recipe/source_audio.h"
#include "signal/active_level.h"
#include "signal/babble.h"
#include "signal/looped.h"
#include "signal/resample.h"
#include "signal/shaped_noise.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>

namespace quietroom::recipe {

namespace {

void require_noise(const signal::AudioInfo& info, const std::string& name) {
  if (info.channels != 1)
    throw_input(fmt::format("{}: has {}; keep one of them", name, counted(info.channels, "channel")));
  if (!signal::can_be_looped(info.frames, info.rate_hz))
    throw_input(fmt::format("{}: is shorter than {} s, too short to be looped; give a longer one", name,
                            2 * signal::loop_fade_seconds));
}

signal::Clip read_at(const SetFiles& files, const std::string& name, int rate_hz) {
  const FileSnapshot recording = files.read(name);
  require_noise(recording_info(recording), name); // where no plan has looked at it
  return signal::resample(read_recording(recording), rate_hz);
}

signal::NoiseSpectrum spectrum_of_files(const Noise& noise, const SetFiles& files, int rate_hz) {
  std::vector<signal::Clip> recordings;
  for (const std::string& name : noise.files) {
    recordings.push_back(read_at(files, name, rate_hz));
    if (!signal::active_level(recordings.back().samples, rate_hz).active_level_dbov)
      throw_input(fmt::format("{}: P.56 finds no speech to shape noise by; is it the right file?", name));
  }
  return signal::long_term_spectrum(recordings);
}

/// Everybody's files one after another.
signal::Clip babble_of(const Noise& noise, std::string_view foreground, const SetFiles& files, int rate_hz,
                       std::size_t frames, std::uint64_t seed) {
  std::vector<signal::BabbleTalker> talkers;
  for (const std::string& name : background_talkers(noise, foreground)) {
    signal::BabbleTalker& talker = talkers.emplace_back(signal::BabbleTalker{name, {rate_hz, 1, {}}});
    for (std::size_t i = 0; i < noise.files.size(); ++i) {
      if (noise.talkers[i] != name) continue;
      const signal::Clip speech = read_at(files, noise.files[i], rate_hz);
      talker.speech.samples.insert(talker.speech.samples.end(), speech.samples.begin(), speech.samples.end());
    }
  }
  return signal::babble(talkers, frames, seed);
}

signal::NoiseSpectrum spectrum_of(NoiseKind kind) {
  switch (kind) {
  case NoiseKind::white:
    return signal::white_spectrum();
  case NoiseKind::pink:
    return signal::pink_spectrum();
  case NoiseKind::hoth:
    return signal::hoth_spectrum();
  case NoiseKind::vehicle:
    return signal::moving_vehicle_spectrum();
  case NoiseKind::vehicle_stationary:
    return signal::stationary_vehicle_spectrum();
  default:
    assert(false);
    return {};
  }
}

} // namespace

void require_noise_recording(const SetFiles& files, const std::string& name) {
  require_noise(recording_info(files.at(name)), name);
}

signal::Clip background(const Noise& noise, std::string_view foreground, const SetFiles& files, int rate_hz,
                        std::size_t frames, std::uint64_t seed) {
  if (noise.kind == NoiseKind::babble) return babble_of(noise, foreground, files, rate_hz, frames, seed);
  if (noise.kind == NoiseKind::recording) {
    const signal::Clip recording = read_at(files, noise.files.front(), rate_hz);
    return {rate_hz, 1, signal::looped(recording.samples, rate_hz, frames, seed)};
  }
  const signal::NoiseSpectrum spectrum = noise.kind == NoiseKind::speech_shaped
                                             ? spectrum_of_files(noise, files, rate_hz)
                                             : spectrum_of(noise.kind);
  return signal::shaped_noise(spectrum, rate_hz, frames, seed);
}

} // namespace quietroom::recipe
