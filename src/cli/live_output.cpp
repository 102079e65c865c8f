#include "cli/live_output.h"

#include "cli/output.h"
#include "cli/terminal.h"
#include "core/error.h"
#include "report/watch_forms.h"

#include <cstdio>

namespace quietroom::cli {

namespace {

constexpr auto between_drawings = std::chrono::milliseconds(250);
constexpr std::size_t most_ended = 100;

/// To the terminal as it is: the control characters are ours.
void to_terminal(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

/// Whoever reads a pipe may have gone.
void flush_line() {
  if (std::fflush(stdout) != 0)
    throw_environment("standard output could not be written; is the disk full, or did its reader end?");
}

} // namespace

void LiveOutput::take(const watch::WatchRecord& record) {
  if (m_form == Form::json) {
    print(report::watch_json_line(record) + '\n');
    return flush_line();
  }
  if (m_form == Form::changes) {
    if (const auto line = m_changes.take(record)) {
      print(*line + '\n');
      flush_line();
    }
    return;
  }
  const std::lock_guard lock(m_mutex);
  m_changed = m_board.take(record) || m_changed;
  if (!std::holds_alternative<watch::StreamSummary>(record)) return;
  if (m_ended.size() == most_ended) {
    m_ended.erase(m_ended.begin());
    ++m_ended_before;
  }
  m_ended.push_back(record);
}

void LiveOutput::wipe() {
  if (m_lines > 0) to_terminal("\x1b[" + std::to_string(m_lines) + "A\r\x1b[J");
  m_lines = 0;
}

void LiveOutput::draw() {
  const TerminalSize size = terminal_size();
  const std::string text = m_board.text(size.width, size.height - 1, m_message);
  const bool resized = size.width != m_width || size.height != m_height;
  if (resized && m_lines > 0) to_terminal("\x1b[H\x1b[2J"), m_lines = 0; // lines have wrapped who knows how
  std::string out;
  if (m_lines > 0) out = "\x1b[" + std::to_string(m_lines) + "A\r";
  m_lines = 0;
  for (const char c : text) { // each line is cleared behind its end, so that nothing flickers
    if (c == '\n') {
      out += "\x1b[K";
      ++m_lines;
    }
    out += c;
  }
  to_terminal(out + "\x1b[J");
  m_width = size.width;
  m_height = size.height;
  m_changed = false;
}

void LiveOutput::refresh() {
  if (m_form != Form::board) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - m_drawn < between_drawings) return;
  m_drawn = now;
  const std::lock_guard lock(m_mutex);
  const TerminalSize size = terminal_size();
  if (m_changed || size.width != m_width || size.height != m_height) draw();
}

void LiveOutput::tell(const std::string& sentence) {
  const std::lock_guard lock(m_mutex);
  if (m_form == Form::board) {
    m_message = sentence;
    m_changed = true;
    wipe();
  }
  say(sentence);
}

void LiveOutput::finish(const std::vector<std::string>& notes) {
  const std::lock_guard lock(m_mutex);
  if (m_form == Form::board) {
    wipe();
    print(report::watch_stream_table(m_ended));
    if (m_ended_before > 0)
      print("and " + std::to_string(m_ended_before) + " streams that ended before these\n");
    flush_line();
  }
  for (const std::string& note : notes) say(note);
}

} // namespace quietroom::cli
