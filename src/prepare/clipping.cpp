#include "prepare/clipping.h"

#include "core/error.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace quietroom::prepare {

using stimulus::Clipping;

std::int64_t clipped_samples(const signal::Clip& clip, int bits) {
  const double steps = std::ldexp(1.0, bits - 1);
  return std::ranges::count_if(clip.samples, [&](double sample) {
    return std::round(sample * steps) > steps - 1 || std::round(sample * steps) < -steps;
  });
}

void check_clipping(const stimulus::StimulusSet& set, std::int64_t in_codecs, std::int64_t in_file) {
  const bool limited = set.clipping == Clipping::limit;
  const std::int64_t allowed = limited ? set.max_clipped_samples : 0;
  const std::int64_t in_vain = set.clipping == Clipping::reduce ? 0 : in_file; // a reduction mends those
  if (in_codecs + in_vain <= allowed) return;
  const std::string limit = limited ? fmt::format(", more than max_clipped_samples = {}", allowed) : "";
  if (in_codecs > 0)
    throw_input(fmt::format("{} samples would clip in the 16 bits of a codec{}; lower the level of "
                            "source_steps",
                            in_codecs, limit));
  throw_input(fmt::format("{} samples would clip{}; reduce the level of the whole set, in source_steps or by "
                          "clipping = \"reduce\"",
                          in_file, limit));
}

double needed_reduction_db(const stimulus::StimulusSet& set,
                           const std::vector<stimulus::LockedStimulus>& stimuli) {
  if (set.clipping != Clipping::reduce) return 0;
  double peak_dbov = -HUGE_VAL;
  for (const stimulus::LockedStimulus& each : stimuli)
    peak_dbov = std::max(peak_dbov, each.peak_dbov.value_or(peak_dbov));
  // the largest sample that still rounds to the largest value lies half a step above it
  const double room_dbov = 20 * std::log10(1 - std::ldexp(1.0, -set.bits));
  return std::max(0.0, std::ceil(10 * (peak_dbov - room_dbov)) / 10);
}

} // namespace quietroom::prepare
