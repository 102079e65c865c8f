#include "cli/progress_line.h"

#include <cmath>
#include <cstdio>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace quietroom::cli {

namespace {

/// "8 s", "2 min 05 s", "1 h 20 min"
std::string span_text(double seconds) {
  const auto s = static_cast<long>(std::ceil(seconds));
  if (s < 60) return fmt::format("{} s", s);
  if (s < 3600) return fmt::format("{} min {:02} s", s / 60, s % 60);
  return fmt::format("{} h {:02} min", s / 3600, s / 60 % 60);
}

} // namespace

ProgressLine::ProgressLine(std::string what)
    : m_what(std::move(what)), m_is_terminal(::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
  if (m_shown) std::fputs("\r\x1b[K", stderr); // to the line's begin, and erase it
}

void ProgressLine::show(std::size_t done, std::size_t total) {
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - m_begin;
  if (!m_is_terminal || passed < std::chrono::seconds(1) || done == 0) return;
  m_shown = true;
  const double left_s = passed.count() * static_cast<double>(total - done) / static_cast<double>(done);
  std::fprintf(stderr, "\r%s %zu of %zu, %s left\x1b[K", m_what.c_str(), done, total,
               span_text(left_s).c_str());
  std::fflush(stderr);
}

} // namespace quietroom::cli
