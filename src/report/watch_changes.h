#pragma once

#include "watch/records.h"

#include <map>
#include <optional>
#include <string>

namespace quietroom::report {

/// A line for each change of the running streams: a stream begins, its quality comes into another band, a
/// warning is raised or cleared, the stream ends. Times are those of the stream's samples.
class WatchChanges {
public:
  /// Without its end; nothing where nothing changed.
  std::optional<std::string> take(const watch::WatchRecord& record);

private:
  std::optional<std::string> of_interval(const watch::IntervalRow& row);
  static std::string of_warning(const watch::Warning& warning);
  std::string of_end(const watch::StreamSummary& stream);

  std::map<std::string, std::string> m_bands; ///< by stream; "unknown" without MOS
  std::map<std::string, double> m_last_ms;    ///< by stream: the end of its last interval
};

} // namespace quietroom::report
