#pragma once

#include "analysis/comparison.h"
#include "compare/prediction.h"
#include "core/error.h"

#include <string>
#include <vector>

namespace quietroom::cli {

struct PairsFile {
  analysis::PairsQuestion question; ///< its mixings are rows of several contexts or studies
  std::vector<Problem> problems;
  std::string context; ///< of the first row; empty where none is stated
};

/// A CSV of `condition,mos,objective` and, where known, `ci` (half-width), `n`, `label`, `stimulus`,
/// `context` (NB, WB, SWB, FB), `study` and `simulated`. Empty is unknown. `columns` are those of objective
/// values; where none is named, `objective` and all that begin with "objective_".
PairsFile read_pairs(const std::string& csv, const std::vector<std::string>& columns);

struct ModelsFile {
  std::vector<compare::ConditionModel> models;
  std::vector<Problem> problems;
};

/// The E-model's parameters of a test's conditions: a CSV of `condition`, and where they apply `label`,
/// `stimulus`, `Ie`, `Bpl`, `Ppl` (per cent), `BurstR` and the delays `T`, `Tr`, `Ta` (ms); one row a
/// condition, or one a stimulus with its realised loss.
ModelsFile read_models_file(const std::string& csv);

/// The same; stops at problems.
std::vector<compare::ConditionModel> read_models(const std::string& csv);

/// Says warnings on stderr; throws an input Error where there are errors, all of which are said.
void stop_at_problems(const std::vector<Problem>& problems, const std::string& csv);

} // namespace quietroom::cli
