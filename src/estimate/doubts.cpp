#include "estimate/doubts.h"

#include "core/counted.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <optional>
#include <span>

namespace quietroom::estimate {

constexpr double doubtful_vnsim = 0.30;
constexpr double most_apart_s = 1;

namespace {

/// The mean of the samples over the rms around it, both of the sound that is there.
std::optional<double> relative_offset(std::span<const double> samples) {
  if (samples.empty()) return std::nullopt;
  const auto n = static_cast<double>(samples.size());
  const double mean = std::accumulate(samples.begin(), samples.end(), 0.0) / n;
  double power = 0;
  for (const double x : samples) power += (x - mean) * (x - mean) / n;
  if (power <= 0) return std::nullopt;
  return mean / std::sqrt(power);
}

/// The method takes no mean away: an offset counts as level, and as sound in the lowest bands.
std::optional<std::string> offset_between(const MonoPair& pair) {
  constexpr double doubtful_offset = 0.01; // -40 dB; 0.02 MOS for identical sounds, and 0.2 at -30 dB
  const auto clean = relative_offset(pair.reference), coded = relative_offset(pair.degraded);
  if (!clean || !coded || std::abs(*coded - *clean) < doubtful_offset) return std::nullopt;
  return fmt::format("an offset (DC) is mistaken for sound and lowers the score: {:.3f} of the rms in the "
                     "degraded sound and {:.3f} in the reference; take it away first",
                     *coded, *clean);
}

} // namespace

std::vector<std::string> doubts_of_pair(const MonoPair& pair, const Setup& setup) {
  std::vector<std::string> out = pair.notes;
  const int intended = intended_rate_hz(setup.mode);
  if (setup.rate_hz > intended || (setup.mode == Mode::audio && setup.rate_hz < intended))
    out.push_back(fmt::format(
        "the rate of {} Hz is {} the {} Hz that {} mode is meant for; quietroom estimate --rate {} resamples",
        setup.rate_hz, setup.rate_hz > intended ? "above" : "below", intended, name_of(setup.mode),
        intended));
  const double apart_s =
      (static_cast<double>(pair.degraded.size()) - static_cast<double>(pair.reference.size())) /
      setup.rate_hz;
  if (std::abs(apart_s) > most_apart_s)
    out.push_back(fmt::format("the degraded sound is {:.2f} s {} than the reference", std::abs(apart_s),
                              apart_s > 0 ? "longer" : "shorter"));
  if (auto offset = offset_between(pair)) out.push_back(std::move(*offset));
  return out;
}

std::vector<std::string> doubts_of_comparison(const ComparisonOfPair& it, const Setup& setup) {
  std::vector<std::string> out;
  if (it.lag.too_far())
    out.push_back(
        fmt::format("the alignment cannot be trusted: the envelopes agree best {:.2f} s apart, more "
                    "than half of the reference, so that nothing was moved",
                    std::abs(static_cast<double>(it.lag.found)) / setup.rate_hz));
  const std::size_t left_out = it.patches_asked - it.patches.size();
  if (left_out > 0)
    out.push_back(fmt::format("{} of {} of the reference {} behind the degraded sound and {} left out",
                              left_out, counted(it.patches_asked, "patch", "patches"),
                              left_out == 1 ? "lies" : "lie", left_out == 1 ? "was" : "were"));
  const auto lost = std::ranges::count_if(it.patches, [](const auto& p) { return !p.degraded_s; });
  if (lost > 0)
    out.push_back(fmt::format("{} of {} {} no counterpart in the degraded sound and {} as 0", lost,
                              counted(it.patches.size(), "patch", "patches"), lost == 1 ? "has" : "have",
                              lost == 1 ? "counts" : "count"));
  if (it.similarity.vnsim < doubtful_vnsim)
    out.push_back(fmt::format("the sounds have little in common: VNSIM {:.4f} is below {:.2f}",
                              it.similarity.vnsim, doubtful_vnsim));
  return out;
}

std::vector<std::string> doubts_of_small(const SmallMeasures& small) {
  // Other sentences and talkers of the demo have about 0.2 with each other; its worst condition, 6 dB of
  // MNRU, 0.75.
  constexpr double doubtful_stoi = 0.45;
  if (!small.stoi || *small.stoi >= doubtful_stoi) return {};
  return {fmt::format("the sounds may have nothing to do with each other: STOI {:.3f} is below {:.2f}",
                      *small.stoi, doubtful_stoi)};
}

std::vector<std::string> notes_of_small(const SmallMeasures& small) {
  constexpr double opposite = -0.5;
  if (!small.correlation || *small.correlation > opposite) return {};
  return {"the polarity of the degraded sound is inverted, which changes no measure"};
}

} // namespace quietroom::estimate
