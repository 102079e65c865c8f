#pragma once

#include "analysis/comparison.h"
#include "report/table.h"

#include <cstddef>

/// The tables of a comparison for readers, at most 100 columns wide.
namespace quietroom::report {

inline constexpr std::size_t bar_half_width = 10;

/// A row a point, with the gap drawn as a bar around zero.
Table point_table(const analysis::Contender& model);

/// A row a measure, a column a mapping.
Table measure_table(const compare::Agreement& result);

/// A row a pair of models and test.
Table test_table(const analysis::Round& round, const analysis::Comparison& comparison);

} // namespace quietroom::report
