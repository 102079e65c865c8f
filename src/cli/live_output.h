#pragma once

#include "report/watch_board.h"
#include "report/watch_changes.h"
#include "watch/records.h"

#include <chrono>
#include <mutex>
#include <string>
#include <vector>

namespace quietroom::cli {

/// What is shown while something is watched live: JSON lines, or a line a change, or, in a terminal, a table
/// that is drawn anew. Lines are flushed at once.
class LiveOutput {
public:
  enum class Form { json, changes, board };

  explicit LiveOutput(Form form) : m_form(form) {}

  void take(const watch::WatchRecord& record);

  /// Draws the table anew where it changed, at most four times a second. To be called often.
  void refresh();

  /// A sentence for people, on stderr; in a terminal also below the table. Any thread.
  void tell(const std::string& sentence);

  /// The summary: of a table the streams that ended while it was there, the last 100 of them.
  void finish(const std::vector<std::string>& notes);

private:
  void draw();
  void wipe(); ///< the table as it stands

  Form m_form;
  report::WatchChanges m_changes;
  std::vector<watch::WatchRecord> m_ended;
  std::uint64_t m_ended_before = 0;
  std::mutex m_mutex; ///< of the terminal and what follows
  report::WatchBoard m_board;
  bool m_changed = true;
  std::size_t m_lines = 0, m_width = 0, m_height = 0;
  std::string m_message;
  std::chrono::steady_clock::time_point m_drawn{};
};

} // namespace quietroom::cli
