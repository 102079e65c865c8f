#pragma once

#include "analysis/comparison.h"
#include "core/json.h"
#include "report/table.h"

#include <string>

/// The forms of a comparison.
namespace quietroom::report {

/// Verdicts, tables of at most 100 columns, and what a reader must know of them.
std::string comparison_text(const analysis::Comparison& comparison);

/// The figures of the first model; of several, each in `models`, and `tests`.
Json comparison_json(const analysis::Comparison& comparison);

/// A row a point and model.
Table comparison_csv(const analysis::Comparison& comparison);

} // namespace quietroom::report
