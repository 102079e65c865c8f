#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace quietroom::recipe {

/// From what the random steps of one stimulus take their seeds; the same on every machine.
struct Seeds {
  std::uint64_t set = 0;
  std::string condition;
  std::string source;

  /// Of the n-th step of its kind ("loss" or "mnru") in the recipe, counted from 0. A shared seed is that of
  /// every source.
  std::uint64_t of(std::string_view kind, int n, bool shared) const;
};

} // namespace quietroom::recipe
