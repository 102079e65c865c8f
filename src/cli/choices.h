#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What is said of a word that is none of those to choose from.
namespace quietroom::cli {

/// "a, b or c".
std::string listed(std::span<const std::string> words);

/// "--ci clutser is not known (did you mean cluster?); choose votes, cluster or none", as an input Error.
[[noreturn]] void refuse_choice(std::string_view what, const std::string& given,
                                const std::vector<std::string>& known);

} // namespace quietroom::cli
