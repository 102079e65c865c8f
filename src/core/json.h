#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace quietroom {

/// A JSON value to be printed. Keys keep the order they are given in; NaN, infinities and empty optionals are
/// null.
class Json {
public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() = default; ///< null
  Json(std::nullptr_t) {}
  Json(double value) : m_value(value) {}
  template<std::integral T>
  Json(T value) {
    if constexpr (std::same_as<T, bool>)
      m_value = value;
    else
      m_value = static_cast<std::int64_t>(value);
  }
  Json(const char* text) : m_value(std::string(text)) {}
  Json(std::string_view text) : m_value(std::string(text)) {}
  Json(std::string text) : m_value(std::move(text)) {}
  Json(Array items) : m_value(std::move(items)) {}
  Json(Object members) : m_value(std::move(members)) {}
  template<class T>
  Json(const std::optional<T>& value) {
    if (value) *this = Json(*value);
  }
  template<class T>
  requires std::constructible_from<Json, T> Json(const std::vector<T>& items)
      : m_value(Array(items.begin(), items.end())) {}

  using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object>;
  const Value& value() const { return m_value; }

private:
  Value m_value;
};

/// A document: two spaces of indent, a line end after it; numbers in the shortest form that reads back the
/// same. Bytes that are no UTF-8 become U+FFFD.
std::string text(const Json& json);

/// The same on one line, without a line end: `{"event": "ready", "t": 1.5}`, for streams of lines.
std::string one_line(const Json& json);

/// Reads one document (RFC 8259); whole numbers beyond 64 bits become doubles. Throws an input Error that
/// begins with `name` for text that is none, is cut off, is nested deeper than 64 levels, or has a number
/// that no double holds.
Json read_json(const std::string& name, std::string_view document);

/// The member of this key; nullptr where `json` is no object or has none.
const Json* member(const Json& json, std::string_view key);

} // namespace quietroom
