#pragma once

#include "core/external_program.h"
#include "watch/records.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace quietroom::cli {

/// Runs a program for each change of a warning, one at a time, in a thread of its own. What is known stands
/// in its environment (QUIETROOM_STREAM ...). A queue that is full drops what comes, and counts it.
class WarningProgram {
public:
  /// `words` are the program and its arguments; `tell` is called in any thread with what went wrong. Throws
  /// an input Error where there is no such program.
  WarningProgram(std::vector<std::string> words, double timeout_s,
                 std::function<void(const std::string&)> tell);
  WarningProgram(const WarningProgram&) = delete;
  WarningProgram& operator=(const WarningProgram&) = delete;
  ~WarningProgram();

  void take(const watch::WatchRecord& record);

  /// Runs what is in the queue, for as long as one program may take; the rest is dropped.
  void finish();

  std::uint64_t dropped() const { return m_dropped; } ///< after finish()
  std::uint64_t failed() const { return m_failed; }

  static constexpr std::size_t most_queued = 100;

private:
  using Environment = std::vector<std::pair<std::string, std::string>>;

  void work();
  void run(const Environment& environment);
  Environment environment_of(const watch::Warning& warning) const;

  std::filesystem::path m_program;
  std::vector<std::string> m_words;
  double m_timeout_s;
  std::function<void(const std::string&)> m_tell;
  std::map<std::string, watch::IntervalRow> m_last; ///< by stream
  PrivateFolder m_folder;
  std::mutex m_mutex; ///< of what follows
  std::condition_variable m_changed;
  std::deque<Environment> m_queue;
  bool m_no_more = false, m_give_up = false, m_idle = false;
  std::uint64_t m_dropped = 0, m_failed = 0;
  std::thread m_worker;
};

} // namespace quietroom::cli
