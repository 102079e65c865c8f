#include "station/block_clips.h"

#include "core/counted.h"
#include "core/error.h"
#include "core/file_snapshot.h"
#include "core/relative_path.h"
#include "signal/integer_gain.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace quietroom::station {

namespace {

signal::PcmClip load(const stimulus::Stimulus& stimulus, const stimulus::StimulusSet& set,
                     const std::filesystem::path& audio) {
  const auto path = inside(audio, stimulus.file);
  if (!path) throw_input(fmt::format("{}: lies outside its set; correct the set", stimulus.file));
  const FileSnapshot file(*path);
  if (file.sha256() != stimulus.sha256)
    throw_input(fmt::format("{}: is not the file this study was made with; restore it, or make a new study",
                            path->string()));
  signal::PcmClip clip = file.read(signal::read_pcm);
  if (clip.rate_hz != set.rate_hz)
    throw_input(fmt::format("{}: has a rate of {} Hz, its set {} Hz; prepare the set anew", path->string(),
                            clip.rate_hz, set.rate_hz));
  if (clip.bits > set.bits)
    throw_input(
        fmt::format("{}: has {} bits, its set says {}; correct bits in set.toml and make the study anew",
                    path->string(), clip.bits, set.bits));
  if (clip.channels > 2)
    throw_input(fmt::format("{}: has {}; one or two can be played", path->string(),
                            counted(clip.channels, "channel")));
  return clip;
}

signal::PcmClip load_with_gain(const stimulus::Stimulus& stimulus, const stimulus::StimulusSet& set,
                               const std::filesystem::path& audio, double gain_db) {
  signal::PcmClip clip = load(stimulus, set, audio);
  if (signal::apply_gain(clip.samples, signal::integer_gain(gain_db), stream_bits(set)) > 0)
    throw_input(fmt::format("{}: goes beyond full scale under the calibrated gain of {} dB; turn the "
                            "amplifier up and calibrate again",
                            stimulus.file, gain_db));
  return clip;
}

} // namespace

int stream_bits(const stimulus::StimulusSet& set) { return set.bits <= 16 ? 16 : 32; }

void load_block(const design::Block& block, const stimulus::StimulusSet& set,
                const std::filesystem::path& audio, Clips& clips, double gain_db) {
  const std::set<std::size_t> needed = stimuli_of(block);
  std::erase_if(clips, [&](const auto& held) { return !needed.contains(held.first); });
  std::uint64_t bytes = 0;
  for (const std::size_t index : needed) {
    if (!clips.contains(index)) clips.emplace(index, load_with_gain(set.stimuli[index], set, audio, gain_db));
    bytes += clips.at(index).samples.size() * sizeof(std::int32_t);
    if (bytes > most_block_bytes)
      throw_input(fmt::format("the block needs more than {} GiB of memory; use fewer or shorter stimuli",
                              most_block_bytes >> 30));
  }
}

} // namespace quietroom::station
