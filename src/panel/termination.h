#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace quietroom::panel {

/// Turns SIGINT, SIGTERM and SIGHUP (the terminal was closed) into a request that the main loop sees. Make it
/// before any other thread starts.
class Termination {
public:
  /// `wake` is called on a thread of its own when the request comes.
  explicit Termination(std::function<void()> wake);
  Termination(const Termination&) = delete;
  Termination& operator=(const Termination&) = delete;
  ~Termination();

  bool requested() const noexcept { return m_requested; }

private:
  std::atomic<bool> m_requested{false};
  std::atomic<bool> m_done{false};
  std::thread m_thread;
};

} // namespace quietroom::panel
