#include "prepare/measured_file.h"

#include "recipe/source_audio.h"
#include "signal/loudness.h"
#include "signal/true_peak.h"

#include <future>

namespace quietroom::prepare {

namespace {

stimulus::FileLevel piece_by_piece(const std::filesystem::path& file, const signal::LevelMethod& method) {
  const signal::AudioInfo info = signal::read_info(file);
  stimulus::SoundLevelMeter meter(info.rate_hz, info.channels, method);
  std::size_t samples = 0;
  signal::read_pieces(file, [&](std::span<const double> piece) {
    meter.add(piece);
    samples += piece.size();
  });
  return {file.string(), meter.finish(), double(samples) / info.channels / info.rate_hz};
}

} // namespace

stimulus::FileLevel measured_file(const std::filesystem::path& file, signal::LevelSearch search,
                                  bool with_loudness) {
  const signal::LevelMethod method = signal::level_method(recipe::recording_bits(file), search);
  if (!with_loudness && !recipe::is_g722(file)) return piece_by_piece(file, method);
  const signal::Clip clip = recipe::read_recording(file);
  stimulus::FileLevel out{file.string(), {}, clip.seconds(), with_loudness};
  if (!with_loudness) {
    out.level = stimulus::sound_level(clip, method);
    return out;
  }
  auto lufs = std::async(std::launch::async, [&] { return signal::integrated_lufs(clip); }); // half the time
  out.level = stimulus::sound_level(clip, method);
  out.true_peak_dbtp = signal::true_peak_dbtp(clip);
  out.loudness_lufs = lufs.get();
  return out;
}

} // namespace quietroom::prepare
