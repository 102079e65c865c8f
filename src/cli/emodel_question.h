#pragma once

#include "analysis/emodel_request.h"
#include "cli/command.h"
#include "study/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// --Ta, --T, --Tr.
std::vector<Option> delay_options();

/// What the arguments ask of the E-model: its parameters from --models, else from the set of the study or of
/// --set. `notes` gains the warnings of the file of parameters, which are said. Throws an input Error where
/// no parameters are given.
analysis::EmodelRequest emodel_question(const Arguments& arguments,
                                        const std::optional<study::SetOfVotes>& set,
                                        std::vector<Problem>& notes);

} // namespace quietroom::cli
