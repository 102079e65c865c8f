#pragma once

#include "votes/vote_table.h"

#include <span>
#include <vector>

namespace quietroom::votes {

/// The votes of a table, group by group.
struct Grouping {
  std::vector<std::vector<std::uint32_t>> keys; ///< of each group, a level of each factor
  std::vector<std::uint32_t> rows;              ///< of the table, those of group 0 first
  std::vector<std::size_t> begins;              ///< where each group begins in rows; one more at the end

  std::size_t size() const { return keys.size(); }
  std::span<const std::uint32_t> rows_of(std::size_t group) const {
    return std::span(rows).subspan(begins[group], begins[group + 1] - begins[group]);
  }
};

/// Groups by the levels of all `factors` together; groups appear in the order of their first vote.
Grouping group_by(std::size_t n_rows, std::span<const Factor* const> factors);

} // namespace quietroom::votes
