#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <optional>
#include <type_traits>

namespace quietroom::audio {

/// A bounded queue from one thread to one other, without locks or allocation. Only trivially copyable
/// items, so that nothing which frees memory can ever reach the audio thread.
template<class T, std::size_t N>
class SpscQueue {
  static_assert(std::is_trivially_copyable_v<T>);
  static_assert(N > 0 && (N & (N - 1)) == 0, "a power of two, so that indices may wrap");

public:
  /// Producer thread only. Real-time safe. False when the queue is full; the item is then not in it.
  [[nodiscard]] bool push(const T& item) noexcept {
    const std::size_t write = m_write.load(std::memory_order_relaxed);
    if (write - m_read.load(std::memory_order_acquire) == N) return false;
    m_items[write % N] = item;
    m_write.store(write + 1, std::memory_order_release);
    return true;
  }

  /// Consumer thread only. Real-time safe. Nothing when the queue is empty.
  std::optional<T> pop() noexcept {
    const std::size_t read = m_read.load(std::memory_order_relaxed);
    if (m_write.load(std::memory_order_acquire) == read) return std::nullopt;
    const T item = m_items[read % N];
    m_read.store(read + 1, std::memory_order_release);
    return item;
  }

  /// Consumer thread only. Real-time safe.
  bool empty() const noexcept {
    return m_write.load(std::memory_order_acquire) == m_read.load(std::memory_order_relaxed);
  }

private:
  static constexpr std::size_t cache_line = 64; // keeps the two counters from sharing one
  std::array<T, N> m_items{};
  alignas(cache_line) std::atomic<std::size_t> m_write{0}; // written by the producer
  alignas(cache_line) std::atomic<std::size_t> m_read{0};  // written by the consumer
};

} // namespace quietroom::audio
