#include "signal/speech_activity.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace quietroom::signal {

namespace {

constexpr double envelope_seconds = 0.03; // P.56 time constant T
constexpr double hangover_seconds = 0.2;  // P.56 H
constexpr double margin_db = 15.9;        // P.56 M

std::uint64_t hangover_samples(int rate_hz) {
  return static_cast<std::uint64_t>(std::floor(hangover_seconds * rate_hz + 0.5));
}

/// Thresholds at or below the envelope, 0..15, and the span of envelopes for which that holds.
struct Rung {
  std::size_t reached;
  double from;
  double below;
};

Rung rung_of(double envelope) {
  constexpr double lowest = 0x1p-15;
  constexpr double highest = 0x1p-1;
  if (!(envelope >= lowest)) return {0, -1.0, lowest};
  if (envelope >= highest) return {activity_thresholds, highest, HUGE_VAL};
  const int exponent = std::ilogb(envelope); // -15 .. -2
  return {static_cast<std::size_t>(exponent + 16), std::ldexp(1.0, exponent), std::ldexp(1.0, exponent + 1)};
}

/// Turns the moments at which the envelope changes rung into activity counts: far fewer than samples.
class ActivityCounter {
public:
  explicit ActivityCounter(std::uint64_t hangover) : m_hangover(hangover) {}

  /// From sample `at` on, `reached` thresholds lie at or below the envelope.
  void change(std::size_t reached, std::uint64_t at) {
    for (std::size_t j = m_reached; j < reached; ++j) rise(j, at);
    for (std::size_t j = reached; j < m_reached; ++j) fall(j, at);
    m_reached = reached;
  }

  std::array<std::uint64_t, activity_thresholds> finish(std::uint64_t end) {
    change(0, end);
    change(activity_thresholds, end); // settles the hangovers that end with the signal
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
  std::size_t m_reached = 0;
  std::array<std::uint64_t, activity_thresholds> m_active{};
  std::array<std::uint64_t, activity_thresholds> m_rose{};
  std::array<std::uint64_t, activity_thresholds> m_fell{};
  std::array<bool, activity_thresholds> m_fell_once{};
};

/// P.56's envelope: two equal one-pole stages on the magnitude.
struct Envelope {
  explicit Envelope(int rate_hz) : keep(std::exp(-1.0 / (rate_hz * envelope_seconds))) {}

  double next(double x) {
    smooth = keep * smooth + take * std::abs(x);
    return value = keep * value + take * smooth;
  }

  /// Two samples at once: the second does not wait for the first, which halves the time.
  std::pair<double, double> next(double x, double y) {
    const double a = take * std::abs(x);
    const double b = take * std::abs(y);
    const double middle = keep * smooth + a;
    smooth = keep_squared * smooth + (keep * a + b);
    const double first = keep * value + take * middle;
    value = keep_squared * value + take * (keep * middle + smooth);
    return {first, value};
  }

  double keep;
  double keep_squared = keep * keep;
  double take = 1.0 - keep;
  double smooth = 0;
  double value = 0;
};

} // namespace

std::array<std::uint64_t, activity_thresholds> count_activity(std::span<const double> samples, int rate_hz) {
  ActivityCounter counter(hangover_samples(rate_hz));
  Envelope envelope(rate_hz);
  Rung rung = rung_of(0.0);
  const auto step_to = [&](double value, std::size_t at) {
    if (value >= rung.from && value < rung.below) return;
    rung = rung_of(value);
    counter.change(rung.reached, at);
  };
  std::size_t i = 0;
  for (; i + 1 < samples.size(); i += 2) {
    const auto [first, second] = envelope.next(samples[i], samples[i + 1]);
    if (std::min(first, second) >= rung.from && std::max(first, second) < rung.below) [[likely]]
      continue;
    step_to(first, i);
    step_to(second, i + 1);
  }
  if (i < samples.size()) step_to(envelope.next(samples[i]), i);
  return counter.finish(samples.size());
}

std::vector<bool> active_milliseconds(std::span<const double> samples, int rate_hz) {
  const auto level_dbov = active_level(samples, rate_hz).active_level_dbov;
  if (!level_dbov) return {};
  const double threshold = std::pow(10.0, (*level_dbov - margin_db) / 20.0);
  const auto rate = static_cast<std::size_t>(rate_hz);
  std::vector<std::uint64_t> active((samples.size() * 1000 + rate - 1) / rate);
  Envelope envelope(rate_hz);
  std::uint64_t hangover = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (envelope.next(samples[i]) >= threshold)
      hangover = hangover_samples(rate_hz) + 1;
    else if (hangover > 0)
      --hangover;
    active[i * 1000 / rate] += hangover > 0;
  }
  std::vector<bool> out(active.size());
  for (std::size_t ms = 0; ms < out.size(); ++ms) {
    const std::size_t begin = (ms * rate + 999) / 1000;
    const std::size_t end = std::min(((ms + 1) * rate + 999) / 1000, samples.size());
    out[ms] = active[ms] * 2 >= end - begin;
  }
  return out;
}

} // namespace quietroom::signal
