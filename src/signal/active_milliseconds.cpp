#include "signal/active_milliseconds.h"

#include "signal/active_level.h"
#include "signal/speech_activity.h"

#include <algorithm>

namespace quietroom::signal {

namespace {

/// The first sample of a millisecond.
std::size_t first_sample(std::size_t ms, std::size_t rate_hz) { return (ms * rate_hz + 999) / 1000; }

} // namespace

std::vector<bool> active_milliseconds(std::span<const double> samples, int rate_hz) {
  const auto level_dbov = active_level(samples, rate_hz).active_level_dbov;
  if (!level_dbov) return {};
  const auto spans = spans_above(activity_threshold(*level_dbov), samples, rate_hz);
  const auto rate = static_cast<std::size_t>(rate_hz);
  std::vector<bool> out((samples.size() * 1000 + rate - 1) / rate);
  auto span = spans.begin();
  for (std::size_t ms = 0; ms < out.size(); ++ms) {
    const std::size_t begin = first_sample(ms, rate);
    const std::size_t end = std::min(first_sample(ms + 1, rate), samples.size());
    while (span != spans.end() && span->end <= begin) ++span;
    std::size_t active = 0;
    for (auto each = span; each != spans.end() && each->begin < end; ++each)
      active += std::min(each->end, end) - std::max(each->begin, begin);
    out[ms] = active * 2 >= end - begin;
  }
  return out;
}

} // namespace quietroom::signal
