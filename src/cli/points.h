#pragma once

#include "compare/point.h"
#include "compare/prediction.h"
#include "stats/mos_table.h"
#include "votes/vote_table.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// Rows by condition, or by condition and stimulus, against the E-model of the test's band.
std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const std::vector<compare::ConditionModel>& models,
                                           emodel::Band band,
                                           compare::Quantity quantity = compare::Quantity::listening);

/// The same rows against a column of the votes that holds one number a stimulus: that number, or the mean
/// over the stimuli of a condition. `votes` names the source in errors.
std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const votes::VoteTable& table, const std::string& column,
                                           const std::string& votes);

} // namespace quietroom::cli
