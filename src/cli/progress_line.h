#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace quietroom::cli {

/// "WHAT 12 of 66, 5 s left" on stderr, where that is a terminal and the work has lasted over a second;
/// cleared at the end.
class ProgressLine {
public:
  explicit ProgressLine(std::string what);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

  /// From one thread at a time.
  void show(std::size_t done, std::size_t total);

private:
  std::string m_what;
  std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
  bool m_is_terminal;
  bool m_shown = false;
};

} // namespace quietroom::cli
