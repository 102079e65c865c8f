#pragma once

#include "compare/agreement.h"
#include "compare/prediction.h"
#include "stats/mos_table.h"
#include "stats/vote_table.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// A CSV of `condition,mos,objective` and, where known, `ci` (half-width), `n` and `label`. Empty is unknown.
/// Throws an input Error that names file and line.
std::vector<compare::Point> read_pairs(const std::string& csv);

/// The E-model's parameters of a test's conditions: a CSV of `condition`, and where they apply `label`,
/// `stimulus`, `Ie`, `Bpl`, `Ppl` (per cent) and `BurstR`; one row a condition, or one a stimulus with its
/// realised loss.
std::vector<compare::ConditionModel> read_models(const std::string& csv);

/// Rows by condition against the E-model.
std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const std::vector<compare::ConditionModel>& models);

/// Rows by condition against a column of the votes that holds one number a stimulus: the mean over the
/// stimuli of a condition. `votes` names the source in errors.
std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const stats::VoteTable& table, const std::string& column,
                                           const std::string& votes);

} // namespace quietroom::cli
