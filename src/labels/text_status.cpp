#include "labels/text_status.h"

#include <array>
#include <utility>

namespace quietroom::labels {

namespace {

constexpr std::array<std::pair<TextStatus, std::string_view>, 5> status_names = {{
    {TextStatus::confirmed, "confirmed"},
    {TextStatus::secondary, "secondary"},
    {TextStatus::recalled, "recalled"},
    {TextStatus::missing, "missing"},
    {TextStatus::own, "own"},
}};

} // namespace

std::string_view name_of(TextStatus status) {
  for (const auto& [each, name] : status_names)
    if (each == status) return name;
  return "";
}

std::optional<TextStatus> status_of(std::string_view name) {
  for (const auto& [each, spelled] : status_names)
    if (spelled == name && each != TextStatus::own) return each;
  return std::nullopt;
}

} // namespace quietroom::labels
