#include "cli/metrics_file.h"

#include "core/atomic_file.h"
#include "core/written_files.h"

#include <chrono>

namespace quietroom::cli {

MetricsFile::MetricsFile(std::filesystem::path file) : m_file(std::move(file)) {
  write_noted_file(m_file, m_metrics.text());
  m_writer = std::thread([this] { write_changes(); });
}

MetricsFile::~MetricsFile() { stop(); }

void MetricsFile::take(const watch::WatchRecord& record) {
  const std::lock_guard lock(m_mutex);
  if (m_failure) std::rethrow_exception(std::exchange(m_failure, nullptr));
  if (m_metrics.take(record)) m_changed = true;
}

void MetricsFile::finish() {
  stop();
  write_noted_file(m_file, m_metrics.text());
}

void MetricsFile::write_changes() {
  std::unique_lock lock(m_mutex);
  while (!m_stopped.wait_for(lock, std::chrono::seconds(1), [this] { return m_stop; })) {
    if (!m_changed) continue;
    m_changed = false;
    const std::string text = m_metrics.text();
    lock.unlock();
    std::exception_ptr failure;
    try {
      write_file(m_file, text);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    if (failure) m_failure = failure;
  }
}

void MetricsFile::stop() {
  {
    const std::lock_guard lock(m_mutex);
    m_stop = true;
  }
  m_stopped.notify_all();
  if (m_writer.joinable()) m_writer.join();
}

} // namespace quietroom::cli
