#pragma once

#include "watch/records.h"

#include <string>
#include <vector>

/// Calls over time: a JSON object a line for programs, tables for readers.
namespace quietroom::report {

/// One line without a line end; `type` is interval, warning, stream or report.
std::string watch_json_line(const watch::WatchRecord& record);

/// Who reads the numbers: what the text says above and below the tables.
struct WatchTitle {
  std::string formula, formula_takes; ///< name and inputs of the one asked for
  std::string rules;                  ///< name of the set
  std::vector<std::string> notes;     ///< sentences without full stops
};

/// Per stream the intervals, the warnings and the summary with its assumptions.
std::string watch_text(const std::vector<watch::WatchRecord>& records, const WatchTitle& title);

} // namespace quietroom::report
