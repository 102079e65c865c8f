#pragma once

#include "stimulus/stimulus_set.h"
#include "votes/vote_table.h"

#include <map>
#include <string>

namespace quietroom::analysis {

/// "Test", "Reference" or "Anchor" by the id of a condition.
std::map<std::string, std::string> kinds_of(const stimulus::StimulusSet& set);

/// What a column of the votes, which must be among the factors, says of each condition. Throws an input Error
/// for a condition whose votes have several values.
std::map<std::string, std::string> values_of(const votes::VoteTable& votes, const std::string& column);

} // namespace quietroom::analysis
