#pragma once

#include <optional>
#include <string_view>

namespace quietroom::votes {

/// The whole numbers a vote may take.
struct Scale {
  int low = 1;
  int high = 5;
  int levels() const { return high - low + 1; }
  bool contains(long long vote) const { return vote >= low && vote <= high; }
  bool operator==(const Scale&) const = default;
};

/// "LO:HI" with whole LO < HI, both within -1000 to 1000.
std::optional<Scale> parse_scale(std::string_view text);

/// method::scale_of().
std::optional<Scale> scale_of_method(std::string_view method);

} // namespace quietroom::votes
