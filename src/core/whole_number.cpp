#include "core/whole_number.h"

#include "core/error.h"
#include "core/number.h"

#include <fmt/format.h>

namespace quietroom {

std::int64_t whole_number(std::string_view name, std::string_view text, std::int64_t low, std::int64_t high,
                          std::string_view unit) {
  const auto value = parse_integer(text);
  if (value && *value >= low && *value <= high) return *value;
  const std::string range =
      high == any_size ? fmt::format("from {} on", low) : fmt::format("from {} to {}", low, high);
  throw_input(fmt::format("{} is \"{}\"; give a whole number{} {}", name, text, unit, range));
}

} // namespace quietroom
