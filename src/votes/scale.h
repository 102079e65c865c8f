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

/// The scale of a method by its name: of one that this version carries (method/methods.h), or acr-hr, dcr,
/// ccr, p835, mushra. Case does not matter.
std::optional<Scale> scale_of_method(std::string_view method);

} // namespace quietroom::votes
