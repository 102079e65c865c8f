#pragma once

#include "compare/agreement.h"
#include "compare/prediction.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// A CSV of `condition,mos,objective` and, where known, `ci` (half-width), `n` and `label`. Empty is unknown.
/// Throws an input Error that names file and line.
/// Where there is a column `context` (NB, WB, SWB, FB), rows of different contexts are refused unless
/// `mixed`.
std::vector<compare::Point> read_pairs(const std::string& csv, bool mixed = false);

/// The E-model's parameters of a test's conditions: a CSV of `condition`, and where they apply `label`,
/// `stimulus`, `Ie`, `Bpl`, `Ppl` (per cent) and `BurstR`; one row a condition, or one a stimulus with its
/// realised loss.
std::vector<compare::ConditionModel> read_models(const std::string& csv);

} // namespace quietroom::cli
