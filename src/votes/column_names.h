#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The names of columns of votes, and what was meant by others. Nothing is taken for another name: the
/// sentence asks.
namespace quietroom::votes {

/// The text without blanks (ASCII white space, no-break space) at both ends.
std::string_view trimmed(std::string_view text);

/// Whether a header says of itself that it is long: a name that tables of votes have, in any case, with
/// blanks, underscores and hyphens anywhere.
bool is_known_column(std::string_view name);

/// The column of `header` that was probably meant by `wanted`: another case or spelling, a letter wrong, or
/// another word for it (rating for vote). None where `wanted` itself is there.
std::optional<std::string> near_miss(std::string_view wanted, std::span<const std::string> header);

/// What is wrong with a header in which some of `needed` are missing, or a column that changes what counts
/// (valid, question ...) is misspelt; empty where nothing is.
std::string header_mistake(std::span<const std::string> needed, std::span<const std::string> header);

} // namespace quietroom::votes
