#pragma once

#include <cstdint>

namespace quietroom::audio {

/// Finds drop-outs by the clock, for hosts that never flag one (WMME, JACK).
///
/// The rule: the device's buffer is modelled as starting full. Every callback adds its frames; before that
/// the model never holds more than `latency_s` (or one callback, if that is more), and it empties at the
/// sample rate, taken 0.1 % slow so that no drift between sound card and system clock adds up. A callback
/// that comes more than 2 ms after the model ran dry is late: the device had nothing to play.
class CallbackGap {
public:
  CallbackGap(int rate_hz, double latency_s) noexcept;

  struct Verdict {
    double since_previous_s = 0; ///< 0 at the first callback
    bool late = false;
  };

  /// Audio thread only; once at every callback. Real-time safe.
  Verdict at(double time_s, std::uint64_t frames) noexcept;

private:
  double m_seconds_per_frame;
  double m_latency_s;
  double m_buffered_s; // after the previous callback; infinite = full, before the first
  double m_previous_s = 0;
  bool m_first = true;
};

} // namespace quietroom::audio
