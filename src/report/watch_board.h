#pragma once

#include "watch/records.h"

#include <deque>
#include <map>
#include <set>
#include <string>

namespace quietroom::report {

/// The running streams as a table that fits a terminal: stream, MOS now, its course in blocks, warnings that
/// are up. Streams with warnings come first, then those of the lowest MOS.
class WatchBoard {
public:
  /// Whether the table changed by it.
  bool take(const watch::WatchRecord& record);

  /// At most `height` lines of at most `width` columns (at least 40 are taken to be there), each with its
  /// end. `message` stands below; empty: none.
  std::string text(std::size_t width, std::size_t height, const std::string& message) const;

private:
  struct Stream {
    std::deque<std::optional<double>> course; ///< MOS-LQE of the last intervals
    std::optional<double> loss_pct;
    std::set<std::string> up; ///< names of warnings
  };
  using Entry = std::map<std::string, Stream>::value_type;

  std::vector<const Entry*> in_order() const;

  std::map<std::string, Stream> m_streams;
  std::uint64_t m_ended = 0, m_raised = 0;
};

/// Blocks of an eighth each, for 1 to 5; a blank where it is unknown.
std::string sparkline(const std::deque<std::optional<double>>& mos, std::size_t width);

} // namespace quietroom::report
