#include "audio/callback_gate.h"

#include <thread>

namespace quietroom::audio {

bool CallbackGate::enter(double now_s) noexcept {
  // Each side writes its own flag, then reads the other's: with sequential consistency one of them sees it.
  m_inside.store(true, std::memory_order_seq_cst);
  if (m_closed.load(std::memory_order_seq_cst)) {
    leave();
    return false;
  }
  beat(now_s);
  return true;
}

void CallbackGate::close() noexcept {
  m_closed.store(true, std::memory_order_seq_cst);
  while (m_inside.load(std::memory_order_seq_cst)) std::this_thread::yield();
}

double CallbackGate::silent_for_s(double now_s) const noexcept {
  return now_s - m_last_s.load(std::memory_order_relaxed);
}

} // namespace quietroom::audio
