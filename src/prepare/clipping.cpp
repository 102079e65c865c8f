#include "prepare/clipping.h"

#include "core/counted.h"
#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::prepare {

using stimulus::Clipping;

std::int64_t clipped_samples(const signal::Clip& clip, int bits) {
  const double steps = std::ldexp(1.0, bits - 1);
  std::int64_t out =
      0; // half a step from the last value on, it is rounded half away from zero to the one beyond
  for (const double sample : clip.samples)
    out += static_cast<std::int64_t>(sample * steps >= steps - 0.5) +
           static_cast<std::int64_t>(sample * steps <= -steps - 0.5);
  return out;
}

bool may_clip(double peak, int bits) {
  const double steps = std::ldexp(1.0, bits - 1);
  return peak * steps >= steps - 0.5;
}

namespace {

/// The largest magnitude that still rounds to the largest value lies half a step above it.
double room_dbov(int bits) { return 20 * std::log10(1 - std::ldexp(1.0, -bits)); }

/// What is wrong with that many, as check_clipping throws it.
std::optional<std::string> mistake_of_counts(const stimulus::StimulusSet& set, std::int64_t in_codecs,
                                             std::int64_t in_file) {
  const bool limited = set.clipping == Clipping::limit;
  const std::int64_t allowed = limited ? set.max_clipped_samples : 0;
  const std::int64_t in_vain = set.clipping == Clipping::reduce ? 0 : in_file; // a reduction fixes those
  if (in_codecs + in_vain <= allowed) return std::nullopt;
  const std::string limit = limited ? fmt::format(", more than max_clipped_samples = {}", allowed) : "";
  if (in_codecs > 0)
    return fmt::format("{} would clip in the 16 bits of a codec{}; lower the level of source_steps",
                       counted(in_codecs, "sample"), limit);
  return fmt::format("{} would clip{}; reduce the level of the whole set, in source_steps or by "
                     "clipping = \"reduce\"",
                     counted(in_file, "sample"), limit);
}

} // namespace

void check_clipping(const stimulus::StimulusSet& set, std::int64_t in_codecs, std::int64_t in_file) {
  if (const auto mistake = mistake_of_counts(set, in_codecs, in_file)) throw_input(*mistake);
}

std::optional<std::string> clipping_mistake(const stimulus::StimulusSet& set,
                                            const stimulus::LockedStimulus& made) {
  const bool file_clips = made.peak_dbov && *made.peak_dbov - set.reduction_db > room_dbov(set.bits);
  return file_clips ? mistake_of_counts(set, 0, made.clipped_samples)
                    : mistake_of_counts(set, made.clipped_samples, 0);
}

std::vector<Problem> saturations(const std::filesystem::path& folder, const stimulus::Lock& lock) {
  std::vector<Problem> out;
  for (const stimulus::LockedSource& each : lock.sources)
    if (each.saturated_samples > 0)
      out.push_back({Severity::warning, (folder / "set.lock").string(),
                     fmt::format("source {}: its G.722 gives {} back beyond full scale; they were "
                                 "saturated",
                                 each.id, counted(each.saturated_samples, "sample"))});
  for (const stimulus::LockedStimulus& each : lock.stimuli)
    if (each.saturated_samples > 0)
      out.push_back({Severity::warning, (folder / each.file).string(),
                     fmt::format("its decoder gave {} back beyond full scale; they were saturated; "
                                 "lower the level of source_steps",
                                 counted(each.saturated_samples, "sample"))});
  return out;
}

double needed_reduction_db(const stimulus::StimulusSet& set,
                           const std::vector<stimulus::LockedStimulus>& stimuli) {
  if (set.clipping != Clipping::reduce) return 0;
  double peak_dbov = -HUGE_VAL;
  for (const stimulus::LockedStimulus& each : stimuli)
    peak_dbov = std::max(peak_dbov, each.peak_dbov.value_or(peak_dbov));
  return std::max(0.0, std::ceil(10 * (peak_dbov - room_dbov(set.bits))) / 10);
}

} // namespace quietroom::prepare
