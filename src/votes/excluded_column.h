#pragma once

#include "votes/vote_table.h"
#include "votes/wide_votes.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom::votes {

/// The rows of a long CSV as lines of RFC 4180, with a column `excluded` that says who is left out and why:
/// that of the votes, or one more behind the last where somebody is excluded now and the votes have none.
/// What a row itself says there stays.
class ExcludedColumn {
public:
  explicit ExcludedColumn(const std::vector<Excluded>& excluded) : m_excluded(excluded) {}

  /// Both return a line with its end. The header comes first.
  std::string header(Row names);
  std::string row(Row fields) const;

private:
  std::string line(Row row, std::string_view exclusion) const;

  std::vector<Excluded> m_excluded;
  std::size_t m_listener = 0;
  std::size_t m_column = 0; ///< of `excluded`; behind the last where the votes have none
  bool m_adds_column = false;
};

} // namespace quietroom::votes
