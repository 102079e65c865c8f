#pragma once

#include <atomic>

namespace quietroom::audio {

/// Seconds without a callback after which a device counts as lost.
inline constexpr double lost_after_s = 1;

/// The door between a device's thread and a Player. Once closed no callback is inside and none gets in, even
/// if the device hangs and comes back to life later; and it knows when the last callback was.
class CallbackGate {
public:
  /// Audio thread only. Real-time safe. False when closed: then play silence and do not leave().
  bool enter(double now_s) noexcept;
  void leave() noexcept { m_inside.store(false, std::memory_order_release); }

  /// Control thread only. Waits for a callback that is inside; those never block.
  void close() noexcept;

  /// Restarts the time of silent_for_s(): before the first callback, or by a device that rests on purpose.
  void beat(double now_s) noexcept { m_last_s.store(now_s, std::memory_order_relaxed); }

  /// Any thread. Seconds since the last callback.
  double silent_for_s(double now_s) const noexcept;

private:
  std::atomic<bool> m_closed{false};
  std::atomic<bool> m_inside{false};
  std::atomic<double> m_last_s{0};
  static_assert(std::atomic<double>::is_always_lock_free);
};

} // namespace quietroom::audio
