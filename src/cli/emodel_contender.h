#pragma once

#include "cli/compare_question.h"

namespace quietroom::cli {

/// The E-model against MOS rows by condition (or condition and stimulus): parameters from --models, else from
/// the set of the study or of --set. Adds what must be warned of to `out.problems`, what is mixed to
/// `mixings`. Throws an input Error where no parameters are given, or none fits a condition of the votes.
Contender emodel_contender(const Arguments& arguments, const std::string& votes,
                           const std::vector<stats::MosRow>& rows, Question& out,
                           std::vector<Mixing>& mixings);

/// --Ta, --T, --Tr.
std::vector<Option> delay_options();

} // namespace quietroom::cli
