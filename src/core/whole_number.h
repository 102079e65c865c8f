#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace quietroom {

/// No upper limit of its own.
constexpr std::int64_t any_size = std::numeric_limits<std::int64_t>::max();

/// The value of an option or a key `name` that must be a whole number from `low` to `high`. Throws an input
/// Error that says so otherwise: `--threads is "x"; give a whole number from 1 to 256`. `unit` stands behind
/// the word number: " of Hz".
std::int64_t whole_number(std::string_view name, std::string_view text, std::int64_t low,
                          std::int64_t high = any_size, std::string_view unit = {});

} // namespace quietroom
