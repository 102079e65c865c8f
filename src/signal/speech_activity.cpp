#include "signal/speech_activity.h"

#include "signal/pair.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quietroom::signal {

namespace {

constexpr double envelope_seconds = 0.03; // P.56 time constant T
constexpr double hangover_seconds = 0.2;  // P.56 H

/// Thresholds at or below the envelope, and the span of envelopes for which that holds.
struct Rung {
  std::size_t reached;
  double from;
  double below;

  bool holds(double low, double high) const { return low >= from && high < below; }
};

/// Of `thresholds` at 2^-1, 2^-2 and so on downwards.
Rung rung_of(double envelope, std::size_t thresholds) {
  const int lowest = -static_cast<int>(thresholds);
  if (!(envelope >= std::ldexp(1.0, lowest))) return {0, -1.0, std::ldexp(1.0, lowest)};
  if (envelope >= 0x1p-1) return {thresholds, 0x1p-1, HUGE_VAL};
  const int exponent = std::ilogb(envelope);
  return {static_cast<std::size_t>(exponent - lowest + 1), std::ldexp(1.0, exponent),
          std::ldexp(1.0, exponent + 1)};
}

/// Turns the moments at which the envelope changes rung into activity counts: far fewer than samples.
class ActivityCounter {
public:
  ActivityCounter(std::uint64_t hangover, std::size_t thresholds)
      : m_hangover(hangover), m_thresholds(thresholds) {}

  /// From sample `at` on, `reached` thresholds lie at or below the envelope.
  void change(std::size_t reached, std::uint64_t at) {
    for (std::size_t j = m_reached; j < reached; ++j) rise(m_thresholds[j], at);
    for (std::size_t j = reached; j < m_reached; ++j) fall(m_thresholds[j], at);
    m_reached = reached;
  }

  std::vector<std::uint64_t> finish(std::uint64_t end) {
    change(0, end);
    change(m_thresholds.size(), end); // settles the hangovers that end with the signal
    std::vector<std::uint64_t> out;
    for (const Threshold& each : m_thresholds) out.push_back(each.active);
    return out;
  }

private:
  struct Threshold {
    std::uint64_t active = 0;
    std::uint64_t rose = 0;
    std::uint64_t fell = 0;
    bool fell_once = false;
  };

  void rise(Threshold& threshold, std::uint64_t at) const {
    if (threshold.fell_once) threshold.active += std::min(m_hangover, at - threshold.fell);
    threshold.rose = at;
  }
  static void fall(Threshold& threshold, std::uint64_t at) {
    threshold.active += at - threshold.rose;
    threshold.fell = at;
    threshold.fell_once = true;
  }

  std::uint64_t m_hangover;
  std::size_t m_reached = 0;
  std::vector<Threshold> m_thresholds;
};

/// P.56's envelope: two equal one-pole stages on the magnitude.
struct Envelope {
  explicit Envelope(int rate_hz) : keep(std::exp(-1.0 / (rate_hz * envelope_seconds))) {}

  double next(double x) {
    smooth = keep * smooth + take * std::abs(x);
    return value = keep * value + take * smooth;
  }

  double keep;
  double take = 1.0 - keep;
  double smooth = 0;
  double value = 0;
};

/// Where the envelope stands some samples on, by their weighted sums: no sample waits for the one before it.
class Leap {
public:
  static constexpr std::size_t length = ActivityMeter::whole_samples;

  explicit Leap(const Envelope& envelope) {
    for (std::size_t i = length; i-- > 0;) {
      m_smooth_weight[i] = envelope.take * m_kept;
      m_value_weight[i] = envelope.take * envelope.take * static_cast<double>(length - i) * m_kept;
      m_kept *= envelope.keep;
    }
    m_crossing = envelope.take * static_cast<double>(length) * m_kept;
    m_fall = m_kept * (1.0 - 1e-9);
    m_growth = (1.0 + 1e-9) / m_kept;
  }

  Envelope after(const Envelope& before, std::span<const double, length> samples) const {
    std::array<Pair, 2> smooth{};
    std::array<Pair, 2> value{};
    for (std::size_t i = 0; i < length; i += 2) {
      const Pair x = magnitude(pair_at(&samples[i]));
      smooth[i / 2 % 2] += pair_at(&m_smooth_weight[i]) * x;
      value[i / 2 % 2] += pair_at(&m_value_weight[i]) * x;
    }
    const Pair smooth_sum = smooth[0] + smooth[1];
    const Pair value_sum = value[0] + value[1];
    Envelope out = before;
    out.smooth = m_kept * before.smooth + (smooth_sum[0] + smooth_sum[1]);
    out.value = m_kept * before.value + m_crossing * before.smooth + (value_sum[0] + value_sum[1]);
    return out;
  }

  /// Between these the envelope stays on its way: it falls no faster than without any sound, and what it
  /// reached on the way has fallen no faster since. A billionth is room for rounding.
  double lowest(const Envelope& before) const { return before.value * m_fall; }
  double highest(const Envelope& after) const { return after.value * m_growth; }

private:
  double m_kept = 1.0; ///< of an envelope without sound
  double m_fall = 1.0;
  double m_growth = 1.0;
  double m_crossing = 0.0; ///< of the first stage into the second
  std::array<double, length> m_smooth_weight{};
  std::array<double, length> m_value_weight{};
};

} // namespace

struct ActivityMeter::State {
  State(int rate_hz, std::size_t count)
      : counter(static_cast<std::uint64_t>(std::floor(hangover_seconds * rate_hz + 0.5)), count),
        envelope(rate_hz), leap(envelope), thresholds(count), rung(rung_of(0.0, count)) {}

  void walk(std::span<const double> samples) {
    for (const double x : samples) {
      const double value = envelope.next(x);
      if (!rung.holds(value, value)) {
        rung = rung_of(value, thresholds);
        counter.change(rung.reached, at);
      }
      ++at;
    }
  }

  void add(std::span<const double> samples) {
    for (; samples.size() >= Leap::length; samples = samples.subspan(Leap::length)) {
      const auto some = samples.first<Leap::length>();
      const Envelope after = leap.after(envelope, some);
      if (rung.holds(leap.lowest(envelope), leap.highest(after))) [[likely]] {
        envelope = after;
        at += Leap::length;
      } else {
        walk(some);
      }
    }
    walk(samples);
  }

  ActivityCounter counter;
  Envelope envelope;
  Leap leap;
  std::size_t thresholds;
  Rung rung;
  std::uint64_t at = 0; ///< samples so far
};

ActivityMeter::ActivityMeter(int rate_hz, std::size_t thresholds)
    : m_state(std::make_unique<State>(rate_hz, thresholds)) {}

ActivityMeter::ActivityMeter(ActivityMeter&&) noexcept = default;
ActivityMeter::~ActivityMeter() = default;

void ActivityMeter::add(std::span<const double> samples) { m_state->add(samples); }

std::vector<std::uint64_t> ActivityMeter::finish() { return m_state->counter.finish(m_state->at); }

std::vector<SampleSpan> spans_above(double threshold, std::span<const double> samples, int rate_hz) {
  const auto hangover = static_cast<std::size_t>(std::floor(hangover_seconds * rate_hz + 0.5));
  std::vector<SampleSpan> out;
  Envelope envelope(rate_hz);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (envelope.next(samples[i]) < threshold) continue;
    const std::size_t end = std::min(i + 1 + hangover, samples.size());
    if (!out.empty() && i <= out.back().end)
      out.back().end = end;
    else
      out.push_back({i, end});
  }
  return out;
}

} // namespace quietroom::signal
