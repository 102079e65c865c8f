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
  std::string name;
  for (const char c : method)
    if (c != '-' && c != '_' && c != '.' && c != ' ')
      name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (const method::Method* carried = method::find(name)) {
    const method::Scale& scale = carried->questions.front().scale;
    return Scale{scale.low, scale.high};
  }
  if (name == "acrhr" || name == "dcr" || name == "p835") return Scale{1, 5};
  if (name == "ccr") return Scale{-3, 3};
  if (name == "mushra") return Scale{0, 100};
  return std::nullopt;
}

} // namespace quietroom::votes
