#include "cli/warning_program.h"

#include "core/error.h"
#include "core/number.h"

#include <chrono>
#include <cstring>

namespace quietroom::cli {

namespace {

std::string number_text(const std::optional<double>& value) { return value ? shortest(*value) : ""; }

/// Why a run counts as failed; empty where it does not.
std::string failure_of(const ProgramEnd& end, double timeout_s) {
  const std::string said = end.last_line.empty() ? "" : "; it said: " + end.last_line;
  switch (end.why) {
  case ProgramEnd::Why::exited:
    return end.code == 0 ? "" : "ended with " + std::to_string(end.code) + said;
  case ProgramEnd::Why::signalled:
    return std::string("was ended by a signal (") + ::strsignal(end.code) + ')' + said;
  case ProgramEnd::Why::too_long:
    return "took longer than " + shortest(timeout_s) + " s and was ended" + said;
  case ProgramEnd::Why::interrupted:
    break;
  }
  return "was ended, for the watching ended";
}

} // namespace

WarningProgram::WarningProgram(std::vector<std::string> words, double timeout_s,
                               std::function<void(const std::string&)> tell)
    : m_words(std::move(words)), m_timeout_s(timeout_s), m_tell(std::move(tell)) {
  const bool has_folder = m_words.front().find('/') != std::string::npos;
  const auto found =
      find_program(has_folder ? std::filesystem::absolute(m_words.front()).string() : m_words.front());
  if (!found)
    throw_input("--exec " + m_words.front() +
                ": there is no such program; give its path, or a name that is found by PATH");
  m_program = *found;
  m_worker = std::thread([this] { work(); });
}

WarningProgram::~WarningProgram() {
  {
    const std::lock_guard lock(m_mutex);
    m_no_more = m_give_up = true;
  }
  m_changed.notify_all();
  if (m_worker.joinable()) m_worker.join();
}

WarningProgram::Environment WarningProgram::environment_of(const watch::Warning& warning) const {
  std::string values;
  for (const double each : warning.values) values += (values.empty() ? "" : " ") + shortest(each);
  const auto last = m_last.find(warning.stream);
  const watch::IntervalRow& row = last == m_last.end() ? watch::IntervalRow{} : last->second;
  return {{"QUIETROOM_STREAM", warning.stream},
          {"QUIETROOM_WARNING", warning.name},
          {"QUIETROOM_STATE",
           warning.change == watch::Change::open ? "open" : std::string(watch::word(warning.change))},
          {"QUIETROOM_SAMPLE", std::to_string(warning.sample)},
          {"QUIETROOM_T_MS", shortest(warning.t_ms)},
          {"QUIETROOM_LIMIT", shortest(warning.limit)},
          {"QUIETROOM_VALUES", values},
          {"QUIETROOM_DURATION_MS", number_text(warning.duration_ms)},
          {"QUIETROOM_MOS", number_text(row.mos_lqe)},
          {"QUIETROOM_MOS_CQE", number_text(row.mos_cqe)},
          {"QUIETROOM_MOS_FORMULA", number_text(row.mos)}};
}

void WarningProgram::take(const watch::WatchRecord& record) {
  if (const auto* row = std::get_if<watch::IntervalRow>(&record)) m_last[row->stream] = *row;
  if (const auto* end = std::get_if<watch::StreamSummary>(&record)) m_last.erase(end->stream);
  const auto* warning = std::get_if<watch::Warning>(&record);
  if (warning == nullptr) return;
  bool first_dropped = false;
  {
    const std::lock_guard lock(m_mutex);
    if (m_queue.size() >= most_queued)
      first_dropped = m_dropped++ == 0;
    else
      m_queue.push_back(environment_of(*warning));
  }
  m_changed.notify_all();
  if (first_dropped)
    m_tell("--exec " + m_words.front() + " is slower than the warnings come; " + std::to_string(most_queued) +
           " wait, and what comes now is dropped and counted");
}

void WarningProgram::run(const Environment& environment) {
  ProgramCall call{m_program, m_words, m_folder.path(), m_timeout_s, {}, environment};
  call.interrupted = [this] {
    const std::lock_guard lock(m_mutex);
    return m_give_up;
  };
  std::string failure;
  try {
    failure = failure_of(run_program(call), m_timeout_s);
  } catch (const Error& error) {
    failure = error.what();
  }
  if (failure.empty()) return;
  {
    const std::lock_guard lock(m_mutex);
    ++m_failed;
  }
  m_tell("--exec " + m_words.front() + ' ' + failure);
}

void WarningProgram::work() {
  std::unique_lock lock(m_mutex);
  while (true) {
    m_idle = m_queue.empty();
    if (m_idle) m_changed.notify_all();
    m_changed.wait(lock, [this] { return m_no_more || !m_queue.empty(); });
    if (m_queue.empty() || m_give_up) break;
    const Environment next = std::move(m_queue.front());
    m_queue.pop_front();
    m_idle = false;
    lock.unlock();
    run(next);
    lock.lock();
  }
  m_idle = true;
  m_changed.notify_all();
}

void WarningProgram::finish() {
  {
    std::unique_lock lock(m_mutex);
    m_no_more = true;
    m_changed.notify_all();
    m_changed.wait_for(lock,
                       std::chrono::duration<double>(m_timeout_s + 0.5), // so that its own end comes first
                       [this] { return m_idle && m_queue.empty(); });
    m_give_up = true;
    m_dropped += m_queue.size();
    m_queue.clear();
  }
  m_changed.notify_all();
  if (m_worker.joinable()) m_worker.join();
}

} // namespace quietroom::cli
