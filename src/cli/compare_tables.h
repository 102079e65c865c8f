#pragma once

#include "cli/compare_answer.h"
#include "report/table.h"

#include <cstddef>
#include <string>
#include <string_view>

/// The tables of `compare` for readers, at most 100 columns wide.
namespace quietroom::cli {

/// A row a point, with the gap drawn as a bar around zero.
report::Table point_table(const Contender& model, const Compared& compared);

/// A row a measure, a column a mapping.
report::Table measure_table(const compare::Agreement& result);

/// A row a pair of models and test.
report::Table test_table(const Round& round, const Answer& answer);

/// UTF-8 of at most `width` terminal columns, with an ellipsis where something is cut.
std::string shortened(std::string_view text, std::size_t width);

} // namespace quietroom::cli
