#include "station/clipped_by_gain.h"

#include "core/relative_path.h"
#include "signal/audio_file.h"
#include "signal/integer_gain.h"
#include "station/block_clips.h"
#include "stimulus/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <thread>

namespace quietroom::station {

namespace {

/// 1 = full scale; nothing where all samples fit.
double beyond_by(signal::PcmClip& clip, double gain_db, int bits) {
  std::int64_t peak = 0;
  for (const std::int32_t each : clip.samples) peak = std::max(peak, std::abs(std::int64_t{each}));
  const auto factor = signal::integer_gain(gain_db);
  if (signal::apply_gain(clip.samples, factor, bits) == 0) return 0;
  return static_cast<double>(signal::amplified(peak, factor)) / 2147483648.0;
}

std::optional<Problem> problem_of(const stimulus::Stimulus& one, double gain_db, int bits,
                                  const std::filesystem::path& audio) {
  const auto file = inside(audio, one.file);
  if (!file) return std::nullopt;
  try {
    signal::PcmClip clip = signal::read_pcm(*file);
    const double full_scales = beyond_by(clip, gain_db, bits);
    if (full_scales == 0) return std::nullopt;
    return Problem{
        Severity::error, file->string(),
        fmt::format("would go {:.2f} dB beyond full scale under the calibrated gain of {} dB; turn the "
                    "amplifier up and calibrate again",
                    std::max(0.0, 20 * std::log10(full_scales)), gain_db)};
  } catch (const Error&) {
    return std::nullopt;
  }
}

} // namespace

std::vector<Problem> clipped_by_gain(double gain_db, const stimulus::StimulusSet& set,
                                     const std::filesystem::path& audio,
                                     const std::set<std::size_t>& stimuli) {
  if (gain_db <= 0) return {};
  const std::vector<std::size_t> wanted(stimuli.begin(), stimuli.end());
  std::vector<std::optional<Problem>> found(wanted.size());
  stimulus::for_each_index(wanted.size(), std::max(1U, std::thread::hardware_concurrency()),
                           [&](std::size_t i) {
                             found[i] = problem_of(set.stimuli[wanted[i]], gain_db, stream_bits(set), audio);
                           });
  std::vector<Problem> out;
  for (auto& each : found)
    if (each) out.push_back(std::move(*each));
  return out;
}

} // namespace quietroom::station
