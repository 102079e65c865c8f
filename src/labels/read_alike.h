#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quietroom::labels {

/// Texts that nobody can tell apart on a screen are the same here: Unicode normalization form C, without
/// case; blanks of any kind count once and not at the ends; what has no width (soft hyphen, zero-width space,
/// marks of direction) does not count. Empty = there is nothing to see.
std::string read_alike(std::string_view text);

/// What is wrong with the labels of a scale, the one of the category `highest` first: blank ones, and those
/// that read alike. A sentence each, without a place.
std::vector<std::string> mistakes_of_labels(const std::vector<std::string>& labels, int highest);

} // namespace quietroom::labels
