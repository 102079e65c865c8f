#include "cli/raw_argument.h"

#include "core/error.h"
#include "core/near_miss.h"
#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string_view>

namespace quietroom::cli {

namespace {

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
  throw_input(fmt::format("--raw \"{}\": {}; write it like rate=16000,channels=1,format=s16le", text, why));
}

int whole(const std::string& text, std::string_view key, std::string_view value, int low, int high) {
  const auto number = parse_integer(value);
  if (!number || *number < low || *number > high)
    refuse(text, fmt::format("{} must be a whole number from {} to {}", key, low, high));
  return static_cast<int>(*number);
}

} // namespace

signal::RawFormat raw_format(const std::string& text) {
  signal::RawFormat out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    const std::string_view key = part.substr(0, part.find('='));
    const std::string_view value = part.substr(std::min(part.size(), key.size() + 1));
    if (key == "rate")
      out.rate_hz = whole(text, key, value, 8000, 192000);
    else if (key == "channels")
      out.channels = whole(text, key, value, 1, 2);
    else if (key == "format")
      out.coding = value;
    else
      refuse(text, fmt::format("\"{}\" is not known{}", key,
                               did_you_mean(key, std::vector<std::string>{"rate", "channels", "format"})));
  }
  const auto codings = signal::raw_codings();
  if (out.rate_hz == 0) refuse(text, "rate is missing");
  if (std::ranges::find(codings, out.coding) == codings.end())
    refuse(text,
           fmt::format("format must be one of {}{}", fmt::join(codings, ", "),
                       did_you_mean(out.coding, std::vector<std::string>(codings.begin(), codings.end()))));
  return out;
}

} // namespace quietroom::cli
