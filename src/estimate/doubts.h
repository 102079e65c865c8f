#pragma once

#include "estimate/comparison_of_pair.h"

#include <string>
#include <vector>

/// What speaks against a score that the reference gives without a word: sentences without a full stop.
namespace quietroom::estimate {

/// Of the sounds: what was done to bring them together, a rate that the mode is not meant for, lengths more
/// than 1 s apart.
std::vector<std::string> doubts_of_pair(const MonoPair& pair, const Setup& setup);

/// Of what was found: an alignment that was not made, patches left out or lost, VNSIM below 0.30.
std::vector<std::string> doubts_of_comparison(const ComparisonOfPair& comparison, const Setup& setup);

} // namespace quietroom::estimate
