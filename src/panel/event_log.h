#pragma once

#include <cstdio>
#include <string>

namespace quietroom::panel {

/// Where --events goes: one line at a time, flushed at once.
class EventLog {
public:
  /// Empty = nowhere, "-" = standard output. Throws an environment Error when the file cannot be written.
  explicit EventLog(const std::string& target);
  EventLog(const EventLog&) = delete;
  EventLog& operator=(const EventLog&) = delete;
  ~EventLog();

  void write(const std::string& line);

private:
  std::FILE* m_file = nullptr;
};

} // namespace quietroom::panel
