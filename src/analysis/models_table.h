#pragma once

#include "compare/prediction.h"
#include "core/named_rows.h"

#include <vector>

namespace quietroom::analysis {

/// The E-model's parameters of a test's conditions, and every mistake in their table.
struct ModelsTable {
  std::vector<compare::ConditionModel> models;
  std::vector<Problem> problems;
};

/// Rows of `condition`, and where they apply `label`, `stimulus`, `Ie`, `Bpl`, `Ppl` (per cent), `BurstR` and
/// the delays `T`, `Tr`, `Ta` (ms); one row a condition, or one a stimulus with its realised loss. Pure.
ModelsTable models_of(NamedRows& rows);

} // namespace quietroom::analysis
