#pragma once

#include "votes/wide_votes.h"

#include <string>
#include <string_view>
#include <vector>

namespace quietroom::bundle {

/// The columns of long votes that say what was really played, a row per attempt, void ones too. Nothing for
/// votes of a source that does not say it.
class PlaybackLog {
public:
  void header(votes::Row names);
  void row(votes::Row fields);

  /// The columns that are there; empty where none of them says how a sample was played.
  const std::vector<std::string>& columns() const { return m_columns; }
  const std::string& csv() const { return m_csv; }

private:
  std::vector<std::size_t> m_at;
  std::vector<std::string> m_columns;
  std::string m_csv, m_last;
};

} // namespace quietroom::bundle
