#include "cli/progress.h"

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace quietroom::cli {

ProgressLine::ProgressLine(std::string what)
    : m_what(std::move(what)), m_is_terminal(::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (m_shown) std::fputs("\r\x1b[K", stderr); // to the line's begin, and erase it
}

void ProgressLine::show(std::size_t done, std::size_t total) {
  if (!m_is_terminal || std::chrono::steady_clock::now() - m_begin < std::chrono::seconds(1)) return;
  m_shown = true;
  std::fprintf(stderr, "\r%s %zu of %zu", m_what.c_str(), done, total);
  std::fflush(stderr);
}

} // namespace quietroom::cli
