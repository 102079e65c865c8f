#pragma once

#include "watch/records.h"

#include <map>
#include <set>
#include <string>

namespace quietroom::report {

/// What is known now of the streams that run, in the text format of Prometheus (version 0.0.4). Numbers are
/// those of the last interval of a stream; what is unknown has no line. A stream that ended is left out.
class WatchMetrics {
public:
  /// Whether the text changed by it.
  bool take(const watch::WatchRecord& record);

  std::string text() const;

private:
  struct Stream {
    watch::IntervalRow last;
    bool has_interval = false;
    std::set<std::string> up; ///< names of warnings
  };

  std::map<std::string, Stream> m_streams;
  std::map<std::string, std::uint64_t> m_raised; ///< by warning, of all streams since the start
  std::uint64_t m_ended = 0, m_dropped = 0;
};

} // namespace quietroom::report
