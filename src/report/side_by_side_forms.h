#pragma once

#include "analysis/comparison.h"
#include "core/json.h"
#include "report/table.h"

#include <string>

/// The panel and several models in one table, and which of them is nearer.
namespace quietroom::report {

/// A row a point: MOS, the score of each model, the nearest; then who is nearer how often. Empty for one
/// model.
std::string side_by_side_text(const analysis::Comparison& comparison);

/// `models, common, nearest, times_nearest {}, rmse {}, points[] {condition, stimulus, mos, ci_half, scores
/// {}, nearest}`; null for one model.
Json side_by_side_json(const analysis::Comparison& comparison);

/// Adds the columns score.MODEL of each model and `nearest` to the rows of a CSV, which are the points of the
/// first model, then those of the next. Nothing for one model.
void add_side_by_side(Table& table, const analysis::Comparison& comparison);

} // namespace quietroom::report
