#pragma once

#include "analysis/comparison.h"
#include "core/named_rows.h"

#include <string>
#include <vector>

namespace quietroom::analysis {

/// Finished pairs, and every mistake in their table.
struct PairsTable {
  PairsQuestion question; ///< its mixings are rows of several contexts or studies
  std::vector<Problem> problems;
  std::string context; ///< of the first row; empty where none is stated
};

/// Rows of `condition,mos,objective` and, where known, `ci` (half-width), `n`, `label`, `stimulus`,
/// `context` (NB, WB, SWB, FB), `study` and `simulated`. Empty is unknown. `columns` are those of objective
/// values; where none is named, `objective` and all that begin with "objective_". `file` names them. Pure.
PairsTable pairs_of(NamedRows& rows, const std::string& file, const std::vector<std::string>& columns);

} // namespace quietroom::analysis
