#include "estimate/unanswerable.h"

#include "estimate/level_match.h"
#include "estimate/neurogram.h"
#include "estimate/reference_side.h"
#include "signal/active_level.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace quietroom::estimate {

namespace {

double deviation(std::span<const double> samples, double mean) {
  double sum = 0;
  for (const double x : samples) sum += (x - mean) * (x - mean);
  return std::sqrt(sum / static_cast<double>(samples.size()));
}

std::optional<std::string> why_too_short(std::span<const double> samples, const char* which,
                                         const Setup& setup) {
  if (samples.empty() || samples.size() > setup.window) return std::nullopt;
  return fmt::format("the {} is too short: {:.3f} s, and one frame alone takes more than {:.3f} s", which,
                     static_cast<double>(samples.size()) / setup.rate_hz,
                     static_cast<double>(setup.window) / setup.rate_hz);
}

std::optional<std::string> why_too_little(const MonoPair& pair, const ReferenceSide& side) {
  const Setup& setup = side.setup;
  if (setup.mode == Mode::speech) {
    const double active_s = side.active_s.value_or(0);
    if (active_s < least_speech_s)
      return fmt::format("the reference has {:.2f} s of active speech (P.56); speech mode needs {:.1f} s",
                         active_s, least_speech_s);
    return std::nullopt;
  }
  const auto shortest = std::min(pair.reference.size(), pair.degraded.size());
  if (frames_of(shortest, setup) >= setup.patch_frames) return std::nullopt;
  return fmt::format("there are fewer frames than one patch has: {} of {}, 20 ms apart",
                     frames_of(shortest, setup), setup.patch_frames);
}

} // namespace

std::optional<std::string> why_no_sound(std::span<const double> samples) {
  constexpr double one_step = 1.0 / 32768;
  if (samples.empty()) return "holds no sample";
  if (!std::ranges::all_of(samples, [](double x) { return std::isfinite(x); }))
    return "holds a value that is not finite";
  const double mean =
      std::accumulate(samples.begin(), samples.end(), 0.0) / static_cast<double>(samples.size());
  if (deviation(samples, mean) >= one_step) return std::nullopt;
  return std::abs(mean) < one_step ? "is silent" : "holds a constant offset and nothing else";
}

double active_speech_s(std::span<const double> samples, int rate_hz) {
  constexpr double usual_rms = 0.05; // -26 dBov, well within the thresholds of P.56
  std::vector<double> scaled(samples.begin(), samples.end());
  const double gain = usual_rms / rms_of(samples);
  for (double& x : scaled) x *= gain;
  constexpr int fine_bits = 24;
  const double activity = signal::active_level(scaled, rate_hz, signal::level_method(fine_bits)).activity;
  return activity * static_cast<double>(samples.size()) / rate_hz;
}

std::optional<std::string> why_unanswerable(const MonoPair& pair, const ReferenceSide& side) {
  // what is short is constant or silent by chance, so that its length is told first
  if (auto why = why_too_short(pair.reference, "reference", side.setup)) return why;
  if (side.no_sound) return "the reference " + *side.no_sound;
  if (auto why = why_too_short(pair.degraded, "degraded sound", side.setup)) return why;
  if (const auto why = why_no_sound(pair.degraded)) return "the degraded sound " + *why;
  return why_too_little(pair, side);
}

} // namespace quietroom::estimate
