#pragma once

#include "watch/records.h"

#include <map>
#include <string>
#include <vector>

/// Calls over time: a JSON object a line for programs, tables for readers.
namespace quietroom::report {

/// The summaries among the records as one table, with the name of each stream and why it ended.
std::string watch_stream_table(const std::vector<watch::WatchRecord>& records);

/// One line without a line end; `type` is interval, warning, stream or report.
std::string watch_json_line(const watch::WatchRecord& record);

/// Who reads the numbers: what the text says above and below the tables.
struct WatchTitle {
  std::string formula, formula_takes; ///< name and inputs of the one asked for
  std::string rules;                  ///< name of the set
  std::vector<std::string> notes;     ///< sentences without full stops
};

/// The text for readers, stream by stream: what came of one is kept until it ends, and no longer.
class WatchText {
public:
  WatchText();
  ~WatchText();

  /// The intervals, the warnings and the summary with its assumptions of a stream that ends by this record;
  /// else empty.
  std::string take(watch::WatchRecord&& record);

  static std::string below(const WatchTitle& title); ///< the last lines of all

private:
  struct StreamRecords;
  std::map<std::string, StreamRecords> m_streams;
  bool m_any = false;
};

/// All of it at once.
std::string watch_text(const std::vector<watch::WatchRecord>& records, const WatchTitle& title);

} // namespace quietroom::report
