#pragma once

#include "analysis/mos_answer.h"

#include <cstdint>
#include <string>
#include <vector>

/// Difference values of a test with hidden references: DV = V(processed) - V(its hidden reference) + 5.
namespace quietroom::analysis {

/// Columns that tell which vote is on which reference; without them there are no difference values.
const std::vector<std::string>& difference_columns();

/// Whether the votes are of a method whose scores are also differences (acr-hr).
bool has_differences(const votes::VoteTable& votes);

/// Puts `dv` and `dv_ci_half` into the rows of an answer of these votes, by its interval method, and DMOS-HR
/// as its designation where the votes are of people. Each vote is held against the mean vote of the same
/// listener on the hidden reference of the same talker and sample; a vote without one is left out and counted
/// in a note. A row of hidden references alone has 5, any other is of what was processed. `crush`: values
/// above 5 as method::crushed(). Does nothing for other methods; a note says which column is missing.
void add_difference_values(MosAnswer& answer, const votes::VoteTable& votes, bool crush);

} // namespace quietroom::analysis
