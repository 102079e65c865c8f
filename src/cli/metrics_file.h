#pragma once

#include "report/watch_metrics.h"

#include <condition_variable>
#include <exception>
#include <filesystem>
#include <mutex>
#include <thread>

namespace quietroom::cli {

/// A file of metrics that is put in place anew within a second of a change, by a thread of its own, and at
/// the end. One thread calls take() and finish().
class MetricsFile {
public:
  /// Writes the file for the first time. The guard was asked before.
  explicit MetricsFile(std::filesystem::path file);
  MetricsFile(const MetricsFile&) = delete;
  MetricsFile& operator=(const MetricsFile&) = delete;
  ~MetricsFile();

  /// Throws what went wrong with writing since the last call.
  void take(const watch::WatchRecord& record);

  /// The last state, noted as ours.
  void finish();

private:
  void write_changes();
  void stop();

  std::filesystem::path m_file;
  std::mutex m_mutex; ///< of all below
  std::condition_variable m_stopped;
  report::WatchMetrics m_metrics;
  bool m_changed = false, m_stop = false;
  std::exception_ptr m_failure;
  std::thread m_writer;
};

} // namespace quietroom::cli
