#pragma once

#include "analysis/condition_estimates.h"
#include "report/fields.h"

#include <string>
#include <vector>

/// The table of conditions that papers print: one row a condition, columns by choice.
namespace quietroom::report {

using analysis::ConditionRow;

/// How the columns of a table are made from the rows.
struct ConditionShape {
  bool asymmetric = false; ///< limits in brackets
  std::string group = {};  ///< the column that the headings are from; empty: none
};

/// All columns; `mos` prints as MOS ± CI, or with its limits in brackets.
Fields<ConditionRow> condition_fields(const ConditionShape& shape = {});

/// Keys of the columns of conditions.csv where none are chosen; `letters` stands only where it is chosen.
std::vector<std::string> condition_columns(const std::vector<ConditionRow>& rows);

/// Those that a printed table shows where none are chosen; the objective ones only where there is one.
std::vector<std::string> printed_columns(const std::vector<ConditionRow>& rows);

/// For programs (Form::csv) with the group as its first column, for readers with headings and with the best
/// in bold. Throws an input Error for a key that is none of condition_fields().
Table condition_table(const std::vector<ConditionRow>& rows, const std::vector<std::string>& columns,
                      Form form, const ConditionShape& shape = {});

} // namespace quietroom::report
