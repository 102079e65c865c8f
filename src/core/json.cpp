#include "core/json.h"

#include "core/error.h"
#include "core/visible_text.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

namespace quietroom {

namespace {

using Printed = nlohmann::ordered_json;

struct Converted {
  Printed operator()(std::monostate) const { return nullptr; }
  Printed operator()(bool value) const { return value; }
  Printed operator()(std::int64_t value) const { return value; }
  Printed operator()(double value) const { return value; } // the library prints NaN and infinities as null
  Printed operator()(const std::string& value) const { return value; }
  Printed operator()(const Json::Array& items) const {
    Printed out = Printed::array();
    for (const Json& item : items) out.push_back(std::visit(*this, item.value()));
    return out;
  }
  Printed operator()(const Json::Object& members) const {
    Printed::object_t out; // not by key look-up, which is linear in an ordered object
    for (const auto& [key, value] : members) out.emplace_back(key, std::visit(*this, value.value()));
    return out;
  }
};

/// What one value or one key is printed as, without a break.
std::string dumped(const Printed& value, int indent = -1) {
  return visible(value.dump(indent, ' ', false, Printed::error_handler_t::replace), Escapes::json);
}

void append_line(std::string& out, const Json& json) {
  auto append = [&out, first = true](const std::string& begin) mutable {
    out += first ? "" : ", ";
    out += begin;
    first = false;
  };
  if (const auto* items = std::get_if<Json::Array>(&json.value())) {
    out += '[';
    for (const Json& item : *items) {
      append("");
      append_line(out, item);
    }
    out += ']';
  } else if (const auto* members = std::get_if<Json::Object>(&json.value())) {
    out += '{';
    for (const auto& [key, value] : *members) {
      append(dumped(key) + ": ");
      append_line(out, value);
    }
    out += '}';
  } else {
    out += dumped(std::visit(Converted{}, json.value()));
  }
}

constexpr std::size_t most_levels = 64;

/// Builds a value from what the library's reader says, level by level, so that nothing recurses.
class JsonBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
  bool null() override { return take(nullptr); }
  bool boolean(bool value) override { return take(value); }
  bool number_integer(number_integer_t value) override { return take(value); }
  bool number_unsigned(number_unsigned_t value) override {
    return value <= static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max())
               ? take(static_cast<std::int64_t>(value))
               : take(static_cast<double>(value));
  }
  bool number_float(number_float_t value, const string_t&) override { return take(value); }
  bool string(string_t& value) override { return take(std::move(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(false); }
  bool start_array(std::size_t) override { return open(true); }
  bool key(string_t& value) override {
    m_open.back().key = std::move(value);
    return true;
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    mistake = "is no whole JSON document: it cannot be read at byte " + std::to_string(position) +
              "; save it again";
    return false;
  }

  Json result;
  std::string mistake;

private:
  struct Level {
    bool is_array = false;
    std::string key;
    Json::Array items;
    Json::Object members;
  };

  bool take(Json value) {
    if (m_open.empty())
      result = std::move(value);
    else if (m_open.back().is_array)
      m_open.back().items.push_back(std::move(value));
    else
      m_open.back().members.emplace_back(std::move(m_open.back().key), std::move(value));
    return true;
  }
  bool open(bool is_array) {
    if (m_open.size() == most_levels) {
      mistake = "is nested deeper than " + std::to_string(most_levels) + " levels";
      return false;
    }
    m_open.push_back({is_array, {}, {}, {}});
    return true;
  }
  bool close() {
    Level level = std::move(m_open.back());
    m_open.pop_back();
    return level.is_array ? take(std::move(level.items)) : take(std::move(level.members));
  }

  std::vector<Level> m_open;
};

} // namespace

Json read_json(const std::string& name, std::string_view document) {
  JsonBuilder builder;
  if (!nlohmann::json::sax_parse(document, &builder)) throw_input(name + ": " + builder.mistake);
  return std::move(builder.result);
}

const Json* member(const Json& json, std::string_view key) {
  const auto* members = std::get_if<Json::Object>(&json.value());
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, key, &Json::Object::value_type::first);
  return found == members->end() ? nullptr : &found->second;
}

std::string text(const Json& json) { return dumped(std::visit(Converted{}, json.value()), 2) + '\n'; }

std::string one_line(const Json& json) {
  std::string out;
  append_line(out, json);
  return out;
}

} // namespace quietroom
