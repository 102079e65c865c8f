#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace quietroom::station {

/// A queue from one thread to another, in order. Never on the audio thread: it locks.
template<class Item>
class Mailbox {
public:
  void put(Item item) {
    {
      const std::lock_guard lock(m_mutex);
      m_items.push_back(std::move(item));
    }
    m_came.notify_one();
  }

  /// Nothing more will be put; whoever waits is told.
  void close() {
    {
      const std::lock_guard lock(m_mutex);
      m_closed = true;
    }
    m_came.notify_all();
  }

  /// The first item, if there is one.
  std::optional<Item> take() {
    const std::lock_guard lock(m_mutex);
    return first();
  }

  /// The same after waiting for it, at most so long; nothing = without end, until the box is closed.
  std::optional<Item> wait(std::optional<std::chrono::milliseconds> at_most) {
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return m_closed || !m_items.empty(); };
    if (at_most)
      m_came.wait_for(lock, *at_most, ready);
    else
      m_came.wait(lock, ready);
    return first();
  }

  /// Closed, and all that was put is taken.
  bool done() {
    const std::lock_guard lock(m_mutex);
    return m_closed && m_items.empty();
  }

private:
  std::optional<Item> first() {
    if (m_items.empty()) return std::nullopt;
    std::optional<Item> item(std::move(m_items.front()));
    m_items.pop_front();
    return item;
  }

  std::mutex m_mutex;
  std::condition_variable m_came;
  std::deque<Item> m_items;
  bool m_closed = false;
};

} // namespace quietroom::station
