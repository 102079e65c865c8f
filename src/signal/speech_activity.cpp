#include "signal/speech_activity.h"

#include <algorithm>
#include <cmath>

namespace quietroom::signal {

namespace {

constexpr double envelope_seconds = 0.03; // P.56 time constant T
constexpr double hangover_seconds = 0.2;  // P.56 H

/// Thresholds at or below the envelope, 0..15, and the span of envelopes for which that holds.
struct Rung {
  int reached;
  double from;
  double below;
};

Rung rung_of(double envelope) {
  constexpr int count = static_cast<int>(activity_thresholds);
  if (envelope < std::ldexp(1.0, -count)) return {0, -1.0, std::ldexp(1.0, -count)};
  const int reached = std::min(std::ilogb(envelope) + count + 1, count);
  const double below = reached == count ? HUGE_VAL : std::ldexp(1.0, reached - count);
  return {reached, std::ldexp(1.0, reached - 1 - count), below};
}

/// Turns the moments at which the envelope changes rung into activity counts: far fewer than samples.
class ActivityCounter {
public:
  explicit ActivityCounter(std::uint64_t hangover) : m_hangover(hangover) {}

  /// From sample `at` on, `reached` thresholds lie at or below the envelope.
  void change(int reached, std::uint64_t at) {
    for (int j = m_reached; j < reached; ++j) rise(static_cast<std::size_t>(j), at);
    for (int j = reached; j < m_reached; ++j) fall(static_cast<std::size_t>(j), at);
    m_reached = reached;
  }

  std::array<std::uint64_t, activity_thresholds> finish(std::uint64_t end) {
    change(0, end);
    change(static_cast<int>(activity_thresholds), end); // settles the hangovers that end with the signal
    return m_active;
  }

private:
  void rise(std::size_t j, std::uint64_t at) {
    if (m_fell_once[j]) m_active[j] += std::min(m_hangover, at - m_fell[j]);
    m_rose[j] = at;
  }
  void fall(std::size_t j, std::uint64_t at) {
    m_active[j] += at - m_rose[j];
    m_fell[j] = at;
    m_fell_once[j] = true;
  }

  std::uint64_t m_hangover;
  int m_reached = 0;
  std::array<std::uint64_t, activity_thresholds> m_active{};
  std::array<std::uint64_t, activity_thresholds> m_rose{};
  std::array<std::uint64_t, activity_thresholds> m_fell{};
  std::array<bool, activity_thresholds> m_fell_once{};
};

} // namespace

std::array<std::uint64_t, activity_thresholds> count_activity(std::span<const double> samples, int rate_hz) {
  const double keep = std::exp(-1.0 / (rate_hz * envelope_seconds));
  const double take = 1.0 - keep;
  ActivityCounter counter(static_cast<std::uint64_t>(std::floor(hangover_seconds * rate_hz + 0.5)));
  Rung rung = rung_of(0.0);
  double smooth = 0;
  double envelope = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    smooth = keep * smooth + take * std::abs(samples[i]);
    envelope = keep * envelope + take * smooth;
    if (envelope >= rung.from && envelope < rung.below) [[likely]]
      continue;
    rung = rung_of(envelope);
    counter.change(rung.reached, i);
  }
  return counter.finish(samples.size());
}

} // namespace quietroom::signal
