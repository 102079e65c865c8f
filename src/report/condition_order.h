#pragma once

#include "report/condition_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// In which order the rows of a table of conditions stand, and which of them.
namespace quietroom::report {

enum class RowSort {
  mos, ///< the highest first
  id,  ///< bytewise
  label,
};

std::optional<RowSort> parse_row_sort(std::string_view word);

struct RowChoice {
  std::optional<RowSort> sort;
  std::vector<std::string> rows = {};   ///< ids: these rows alone, in this order; empty: all
  std::vector<std::string> of_set = {}; ///< ids in the order of the stimulus set; those that it lacks follow
};

/// Question by question; within one by the choice, else in the order of the set, else bytewise. Rows of one
/// group stand together, in the order in which the groups first appear. Throws an input Error for a row
/// chosen that is not there.
std::vector<ConditionRow> arranged(std::vector<ConditionRow> rows, const RowChoice& choice);

} // namespace quietroom::report
