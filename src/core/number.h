#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace quietroom {

/// The whole text as a decimal number, independent of locale; nothing if it is not one or not finite.
std::optional<double> parse_double(std::string_view text);
std::optional<long long> parse_integer(std::string_view text);

/// The shortest decimal that reads back as the same double; empty for NaN and infinities, which are no
/// results.
std::string shortest(double value);

/// Fixed decimals for tables; an en dash where there is no value.
std::string fixed(std::optional<double> value, int decimals);

} // namespace quietroom
