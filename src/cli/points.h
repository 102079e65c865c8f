#pragma once

#include "compare/agreement.h"
#include "compare/prediction.h"
#include "stats/mos_table.h"
#include "stats/vote_table.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// Rows by condition against the E-model of the test's band.
std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const std::vector<compare::ConditionModel>& models,
                                           emodel::Band band);

/// Rows by condition against a column of the votes that holds one number a stimulus: the mean over the
/// stimuli of a condition. `votes` names the source in errors.
std::vector<compare::Point> points_against(const std::vector<stats::MosRow>& rows,
                                           const stats::VoteTable& table, const std::string& column,
                                           const std::string& votes);

} // namespace quietroom::cli
