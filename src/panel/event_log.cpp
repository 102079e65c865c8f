#include "panel/event_log.h"

#include "core/error.h"
#include "core/tell.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>

namespace quietroom::panel {

EventLog::EventLog(const std::string& target) {
  if (target.empty()) return;
  m_file = target == "-" ? stdout : std::fopen(target.c_str(), "ae");
  if (m_file == nullptr)
    throw_environment(fmt::format("{}: events cannot be written there; give another --events file", target));
}

EventLog::~EventLog() {
  if (m_file != nullptr && m_file != stdout) std::fclose(m_file);
}

void EventLog::write(const std::string& line) {
  if (m_file == nullptr) return;
  if (std::fputs((line + '\n').c_str(), m_file) != EOF && std::fflush(m_file) != EOF) return;
  tell(
      fmt::format("events can no longer be written ({}); the session goes on without", std::strerror(errno)));
  if (m_file != stdout) std::fclose(m_file);
  m_file = nullptr;
}

} // namespace quietroom::panel
