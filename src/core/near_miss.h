#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quietroom {

/// Whether one word may be a misspelling of the other: another case, a letter too few, too many or
/// wrong, or two exchanged.
bool alike(std::string_view a, std::string_view b);

/// Those of `known` that were probably meant, all as near: alike, or begun and not ended, or up to a third of
/// the letters wrong. To ask about, never to take.
std::vector<std::string> nearest(std::string_view word, std::span<const std::string> known);

/// " (did you mean X?)", " (did you mean X or Y?)", or nothing where nothing is near or too much is.
std::string did_you_mean(std::string_view word, std::span<const std::string> known);

} // namespace quietroom
