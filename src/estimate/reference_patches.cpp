#include "estimate/reference_patches.h"

#include <algorithm>
#include <cmath>

namespace quietroom::estimate {

namespace {

/// As 16 bits hold it, cut off toward zero.
double as_16_bits(double sample) {
  constexpr double full = 32768;
  if (std::isnan(sample)) return 0; // 0 / 0, where no sample is above zero
  return std::trunc(std::clamp(sample * full, -full, full - 1));
}

bool is_loud(std::span<const double> chunk, double largest) {
  constexpr double threshold = 5000;
  double sum = 0;
  for (const double sample : chunk) {
    const double x = as_16_bits(sample / largest);
    sum += x * x;
  }
  return std::sqrt(sum / static_cast<double>(chunk.size())) >= threshold;
}

std::vector<std::size_t> speech_patches(std::span<const double> reference, std::size_t frames,
                                        const Setup& setup) {
  const std::size_t first = setup.patch_frames / 2 - 1;
  const std::size_t count = frames < first ? 0 : (frames - first) / setup.patch_frames;
  const std::vector<bool> active = active_chunks(reference, setup, count * setup.patch_frames);
  std::vector<std::size_t> out;
  for (std::size_t p = 0; p < count; ++p) {
    const auto begin = active.begin() + static_cast<std::ptrdiff_t>(p * setup.patch_frames);
    if (std::find(begin, begin + static_cast<std::ptrdiff_t>(setup.patch_frames), true) !=
        begin + static_cast<std::ptrdiff_t>(setup.patch_frames))
      out.push_back(first + p * setup.patch_frames);
  }
  return out;
}

std::vector<std::size_t> audio_patches(std::size_t frames, const Setup& setup) {
  const std::size_t half = setup.patch_frames / 2;
  std::vector<std::size_t> out;
  if (frames < setup.patch_frames + half) return out;
  const std::size_t end = frames - setup.patch_frames;
  out.push_back(half - 1);
  for (std::size_t i = half + setup.patch_frames; i < end; i += setup.patch_frames) out.push_back(i - 1);
  return out;
}

} // namespace

std::vector<bool> active_chunks(std::span<const double> reference, const Setup& setup, std::size_t chunks) {
  const double largest = *std::ranges::max_element(reference);
  const std::size_t first =
      setup.patch_frames / 2 - 1; // a frame's number, which the reference takes for a sample's
  std::vector<bool> loud(chunks);
  for (std::size_t i = 0; i < chunks; ++i)
    loud[i] = is_loud(reference.subspan(first + i * setup.hop, setup.hop), largest);
  std::vector<bool> out(chunks, true);
  for (std::size_t i = 2; i < chunks; ++i) out[i] = loud[i] || loud[i - 1] || loud[i - 2];
  return out;
}

std::vector<std::size_t> reference_patches(std::span<const double> reference, std::size_t frames,
                                           const Setup& setup) {
  return setup.mode == Mode::speech ? speech_patches(reference, frames, setup) : audio_patches(frames, setup);
}

} // namespace quietroom::estimate
