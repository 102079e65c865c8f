#include "stimulus/measured_stimulus.h"

#include "core/file_snapshot.h"
#include "signal/true_peak.h"
#include "stimulus/bandwidth.h"

#include <utility>

namespace quietroom::stimulus {

MeasuredStimulus measured(const std::filesystem::path& file, const Stimulus& stimulus,
                          const std::optional<signal::RawFormat>& raw) {
  const FileSnapshot snapshot(file);
  return measured(snapshot.read([&](const auto& bytes) { return signal::read_sound(bytes, raw); }),
                  snapshot.sha256(), stimulus);
}

MeasuredStimulus measured(const signal::SoundInMemory& sound, std::string sha256, const Stimulus& stimulus) {
  MeasuredStimulus out = measured_clip(sound.clip, sound.info.bits, std::move(sha256), stimulus);
  out.goes_on = sound.info.goes_on;
  return out;
}

MeasuredStimulus measured_clip(const signal::Clip& clip, int bits, std::string sha256,
                               const Stimulus& stimulus) {
  MeasuredStimulus out;
  out.stimulus = stimulus;
  out.bits = bits;
  out.sha256 = std::move(sha256);
  out.rate_hz = clip.rate_hz;
  out.channels = clip.channels;
  out.seconds = clip.seconds();
  out.level = sound_level(clip);
  out.true_peak_dbov = signal::true_peak_dbtp(clip);
  out.waveform = waveform(clip, out.level);
  out.bandwidth_hz = bandwidth_hz(clip);
  return out;
}

Problem problem_of(const Error& error, const std::filesystem::path& file) {
  const std::string where = file.string();
  std::string sentence = error.what();
  if (sentence.starts_with(where + ": ")) sentence.erase(0, where.size() + 2);
  return {Severity::error, where, sentence};
}

} // namespace quietroom::stimulus
