#pragma once

#include "estimate/comparison_of_pair.h"
#include "estimate/small_measures.h"

#include <string>
#include <vector>

/// What speaks against a score that the reference gives without a word: sentences without a full stop.
namespace quietroom::estimate {

/// Of the sounds: what was done to bring them together, a rate that the mode is not meant for, lengths more
/// than 1 s apart, an offset that the other has not.
std::vector<std::string> doubts_of_pair(const MonoPair& pair, const Setup& setup);

/// Of what was found: an alignment that was not made, patches left out or lost, VNSIM below 0.30.
std::vector<std::string> doubts_of_comparison(const ComparisonOfPair& comparison, const Setup& setup);

/// Of the measures beside it: STOI below 0.45, as between two sentences that have nothing to do with each
/// other, of which a score may still say "good".
std::vector<std::string> doubts_of_small(const SmallMeasures& small);

/// What is worth a word and no doubt: inverted polarity. It stands among the warnings and takes no score
/// away.
std::vector<std::string> notes_of_small(const SmallMeasures& small);

} // namespace quietroom::estimate
