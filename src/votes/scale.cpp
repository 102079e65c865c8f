#include "votes/scale.h"

#include "core/number.h"
#include "method/methods.h"

#include <string>

namespace quietroom::votes {

std::optional<Scale> parse_scale(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto low = parse_integer(text.substr(0, colon));
  const auto high = parse_integer(text.substr(colon + 1));
  if (!low || !high || *low >= *high || *low < -1000 || *high > 1000) return std::nullopt;
  return Scale{static_cast<int>(*low), static_cast<int>(*high)};
}

std::optional<Scale> scale_of_method(std::string_view method) {
  const auto scale = method::scale_of(method);
  return scale ? std::optional(Scale{scale->low, scale->high}) : std::nullopt;
}

} // namespace quietroom::votes
