#pragma once

#include "analysis/test_conditions.h"
#include "cli/command.h"
#include "compare/prediction.h"
#include "emodel/band.h"
#include "stimulus/stimulus_set.h"
#include "study/snapshot.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace quietroom::cli {

/// Throws an input Error where a condition has a Bpl and finished files whose packet loss nobody states.
void refuse_unstated_losses(const std::filesystem::path& folder, const stimulus::StimulusSet& set);

/// --band, else the model of the context. Throws an input Error where the two are different scales, unless
/// --mixed-contexts is given.
emodel::Band band_of_votes(const Arguments& arguments, const std::optional<study::SetOfVotes>& set);

/// --models, --band, --mixed-contexts, --codecs.
std::vector<Option> model_options();

/// The bandwidth context of the test: --context, else the set's. Throws an input Error where the two differ.
std::optional<std::string> context_of_votes(const Arguments& arguments,
                                            const std::optional<study::SetOfVotes>& set);

/// The E-model's parameters: --models, else the set's; nothing where neither is known.
std::optional<std::vector<compare::ConditionModel>>
models_of_votes(const Arguments& arguments, const std::optional<study::SetOfVotes>& set);

/// From --models, whose CSV may also have the columns `kind`, `codec` and `q_db`, else from the set; nothing
/// where neither is known. Throws an input Error.
std::optional<std::vector<analysis::TestCondition>>
conditions_of_test(const Arguments& arguments, const std::optional<study::SetOfVotes>& set);

} // namespace quietroom::cli
