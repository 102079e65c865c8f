#include "station/block_clips.h"

#include "core/error.h"
#include "core/relative_path.h"
#include "core/sha256.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace quietroom::station {

namespace {

/// A listener may read the sentence, so it must not name the file: that would name the condition.
[[noreturn]] void refuse(std::size_t index, const std::filesystem::path& audio, std::string_view what) {
  throw_input(fmt::format("a sample {} (number {} in set.lock of the study, below {}); restore it and press "
                          "Enter, or make a new study",
                          what, index + 1, audio.string()));
}

signal::PcmClip load(const std::filesystem::path& file, const stimulus::Stimulus& stimulus) {
  if (sha256_of_file(file) != stimulus.sha256) throw_input("not the file this study was made with");
  return signal::read_pcm(file);
}

signal::PcmClip load(std::size_t index, const stimulus::StimulusSet& set,
                     const std::filesystem::path& audio) {
  const stimulus::Stimulus& stimulus = set.stimuli[index];
  const auto path = inside(audio, stimulus.file);
  if (!path) refuse(index, audio, "lies outside its set");
  signal::PcmClip clip;
  try {
    clip = load(*path, stimulus);
  } catch (const Error&) {
    refuse(index, audio, "is missing, or not the file this study was made with");
  }
  if (clip.rate_hz != set.rate_hz) refuse(index, audio, "has another rate than its set");
  if (clip.channels > 2) refuse(index, audio, "has more than two channels");
  return clip;
}

} // namespace

void load_block(const design::Block& block, const stimulus::StimulusSet& set,
                const std::filesystem::path& audio, Clips& clips) {
  const std::set<std::size_t> needed(block.trials.begin(), block.trials.end());
  std::erase_if(clips, [&](const auto& held) { return !needed.contains(held.first); });
  double seconds = 0;
  for (const std::size_t index : needed) seconds += set.stimuli[index].seconds;
  if (const double bytes = seconds * set.rate_hz * sizeof(std::int32_t); bytes > double(most_block_bytes))
    throw_input(
        fmt::format("the block needs {:.1f} GiB of memory, {} GiB is the limit; use fewer or shorter stimuli",
                    bytes / (1 << 30), most_block_bytes >> 30));
  for (const std::size_t index : needed)
    if (!clips.contains(index)) clips.emplace(index, load(index, set, audio));
}

} // namespace quietroom::station
