#pragma once

#include "watch/counters.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::watch {

/// Reads rows of call statistics, line by line: CSV with a header, or a JSON object a line, told apart by the
/// first line. Empty is unknown, and a line that begins with "#" is a comment. Columns: t_ms;
/// packets_received and packets_lost, or loss_pct, or loss_fraction; bytes_received, bytes_sent, jitter_ms,
/// rtt_ms, stream, audio_input_level, audio_output_level. A key that a JSON object lacks is unknown in its
/// row.
class SampleRows {
public:
  SampleRows(std::string file, CounterForm form) : m_file(std::move(file)), m_form(form) {}

  /// The row of a line; nothing for a comment, the header and an empty line. Throws an input Error that
  /// begins with FILE:LINE.
  std::optional<CounterRow> take(std::string_view line);

  /// Columns that nobody reads, in their order; for a note.
  const std::vector<std::string>& unread() const { return m_unread; }
  bool has_rows() const { return m_rows > 0; }
  void forget(const std::string& stream) { m_last_ms.erase(stream); } ///< it ended
  /// Another file takes the place of the one that was read: lines count anew, and there may be a header
  /// again. CSV that has none goes on under the one there was.
  void begin_file();

private:
  enum class Form { unknown, csv, json };
  using Values = std::map<std::string, std::string, std::less<>>; ///< by column; empty is unknown

  [[noreturn]] void refuse(const std::string& sentence) const;
  void check_names(const std::vector<std::string>& names);
  void take_header(const std::vector<std::string>& names);
  void take_keys(const std::vector<std::string>& names);
  std::vector<std::string> fields_of(std::string_view line) const;
  Values csv_values(std::string_view line) const;
  Values json_values(std::string_view line);
  CounterRow row_of(const Values& values);
  std::optional<double> number(const Values& values, std::string_view column) const;
  std::optional<double> count(const Values& values, std::string_view column) const;
  std::optional<double> loss_percent(const Values& values) const;
  void check_time(const CounterRow& row);

  std::string m_file;
  CounterForm m_form;
  Form m_found = Form::unknown;
  bool m_begins_anew = false; ///< the next line is the first of another file
  std::uint64_t m_line = 0, m_rows = 0;
  std::vector<std::string> m_header, m_unread;
  std::vector<std::string> m_keys;                      ///< of all JSON objects so far
  std::map<std::string, double, std::less<>> m_last_ms; ///< by stream
};

} // namespace quietroom::watch
