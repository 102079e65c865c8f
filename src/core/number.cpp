#include "core/number.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace quietroom {

namespace {

template<class T>
std::optional<T> parse(std::string_view text) {
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  T value{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

} // namespace

std::optional<double> parse_double(std::string_view text) {
  const auto value = parse<double>(text);
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<long long> parse_integer(std::string_view text) { return parse<long long>(text); }

std::string shortest(double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string{}; }

std::string fixed(std::optional<double> value, int decimals) {
  if (!value || !std::isfinite(*value)) return "–";
  const double rounded = *value == 0 ? 0.0 : *value;
  std::string out = fmt::format("{:.{}f}", rounded, decimals);
  if (out.find_first_not_of("-0.") == std::string::npos && out.front() == '-') out.erase(0, 1); // no "-0.00"
  return out;
}

} // namespace quietroom
