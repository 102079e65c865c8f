#pragma once

#include <span>
#include <string>
#include <vector>

namespace quietroom::stats {

/// Adjusted p-values in the order of `p`; 0 <= p <= 1, no NaN.
std::vector<double> holm(std::span<const double> p);
std::vector<double> benjamini_hochberg(std::span<const double> p);

/// A pair of items that differ significantly, by index.
struct DifferentPair {
  std::size_t a = 0, b = 0;
};

/// Letters such that two of the n items share one exactly where they do not differ significantly: the
/// insert-and-absorb algorithm of H.-P. Piepho, J. Comput. Graph. Statist. 13 (2004) 456-466. Give the items
/// in the order of the table: the first has an "a". After "z" comes "aa".
std::vector<std::string> compact_letters(std::size_t n, std::span<const DifferentPair> different);

} // namespace quietroom::stats
