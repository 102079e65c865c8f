#include "design/experimenter_code.h"

#include "core/code_hash.h"
#include "core/toml_line.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

constexpr std::size_t least_digits = 4, most_digits = 32;

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool is_clear_code(std::string_view text) { return !text.empty() && all_digits(text); }

bool is_stored_code(std::string_view text) { return is_code_hash(text) || is_clear_code(text); }

std::string code_mistake(std::string_view code) {
  if (!all_digits(code)) return "the code has other signs than digits; a station takes the keys 0 to 9 alone";
  if (code.size() < least_digits || code.size() > most_digits)
    return fmt::format("the code has {} digits; give {} to {}", code.size(), least_digits, most_digits);
  return "";
}

std::string with_experimenter_code(const std::string& study_toml, const std::string& value,
                                   const std::string& file) {
  return toml::with_text(study_toml, "experimenter_code", value, file);
}

} // namespace quietroom::design
