#pragma once

#include "compare/agreement.h"
#include "report/table.h"
#include "stats/mos_table.h"

#include <string>
#include <vector>

/// The table of conditions that papers print: one row a condition, columns by choice.
namespace quietroom::report {

struct ConditionRow {
  stats::MosRow mos;
  compare::ConditionAgreement agreement; ///< without an objective where there is no model
};

/// Keys of all columns, in the order of conditions.csv; `mos` prints as MOS ± CI.
std::vector<std::string> condition_columns(const std::vector<ConditionRow>& rows);

/// Those that a printed table shows where none are chosen; the objective ones only where there is one.
std::vector<std::string> printed_columns(const std::vector<ConditionRow>& rows);

/// Throws an input Error for a key that is none of condition_columns().
Table condition_table(const std::vector<ConditionRow>& rows, const std::vector<std::string>& columns);

} // namespace quietroom::report
