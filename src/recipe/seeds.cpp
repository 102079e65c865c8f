#include "recipe/seeds.h"

#include "core/random.h"

#include <fmt/format.h>

namespace quietroom::recipe {

std::uint64_t Seeds::of(std::string_view kind, int n, bool shared) const {
  const std::string purpose = n == 0 ? std::string(kind) : fmt::format("{}{}", kind, n + 1);
  return shared ? derived_seed(set, {condition, purpose}) : derived_seed(set, {condition, source, purpose});
}

} // namespace quietroom::recipe
