#include "core/number.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace quietroom {

namespace {

/// Plain decimals of at most 15 digits, the common case: digits and power of ten are exact doubles, so that
/// one division gives the nearest double, as from_chars does. Nothing for all else.
std::optional<double> plain_decimal(std::string_view text) {
  static constexpr double tens[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 16) return std::nullopt;
  long long digits = 0;
  std::size_t n = 0, decimals = 0;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point && n > 0) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    digits = 10 * digits + (c - '0');
    ++n;
    decimals += point;
  }
  if (n > 15 || (point && decimals == 0)) return std::nullopt;
  const double value = static_cast<double>(digits) / tens[decimals];
  return negative ? -value : value;
}

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
  if (const auto plain = plain_decimal(text)) return plain;
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
