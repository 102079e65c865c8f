#pragma once

#include "store/location.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace quietroom::station {

/// Hands what a booth has stored in its journal over to the server of its study, in a thread and by
/// connections of its own: whether the server answers, and how fast, is nothing that a listener notices. It
/// goes on trying until it ends.
class HandOverThread {
public:
  /// `say` is called on the thread with a sentence: that the server went away, is back, or refuses a session.
  /// `handed`, where it is given, with how many links the server has committed since the last call.
  HandOverThread(std::filesystem::path journal, store::Location server,
                 std::function<void(const std::string&)> say,
                 std::function<void(std::uint64_t links)> handed = {});
  HandOverThread(const HandOverThread&) = delete;
  HandOverThread& operator=(const HandOverThread&) = delete;

  /// Tries once more, and no longer than a booth waits for its server (store::open_for_booth). Whether the
  /// server answered.
  bool end();
  ~HandOverThread();

private:
  struct Work;
  void run();
  bool wait(std::chrono::milliseconds at_most);

  std::filesystem::path m_journal;
  store::Location m_server;
  std::function<void(const std::string&)> m_say;
  std::function<void(std::uint64_t)> m_handed;
  std::mutex m_mutex;
  std::condition_variable m_stops;
  bool m_stopped = false;
  bool m_answers = false; ///< of the thread, until it has ended
  std::thread m_thread;
};

} // namespace quietroom::station
