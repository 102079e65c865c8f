#pragma once

#include "analysis/models_table.h"
#include "analysis/pairs_table.h"

#include <string>
#include <vector>

/// Tables of pairs and of the E-model's parameters, opened.
namespace quietroom::cli {

analysis::PairsTable read_pairs(const std::string& csv, const std::vector<std::string>& columns);

analysis::ModelsTable read_models_file(const std::string& csv);

/// The same; stops at problems.
std::vector<compare::ConditionModel> read_models(const std::string& csv);

/// Says warnings on stderr; throws an input Error where there are errors, all of which are said.
void stop_at_problems(const std::vector<Problem>& problems, const std::string& csv);

} // namespace quietroom::cli
