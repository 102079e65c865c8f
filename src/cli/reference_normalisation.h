#pragma once

#include "cli/command.h"
#include "stats/mos_table.h"
#include "votes/vote_table.h"

#include <string>
#include <vector>

namespace quietroom::cli {

/// For compare --references: puts the MOS and limits of each row onto the E-model's scale through the
/// panel's references, each condition by its mean of listener means, and says how in a sentence. Rows must
/// be by condition. Throws an input Error for references that carry no scale.
std::string normalise_by_references(const Arguments& arguments, const std::string& votes,
                                    const votes::VoteTable& table, std::vector<stats::MosRow>& rows);

} // namespace quietroom::cli
