#include "core/json.h"

#include "core/visible_text.h"

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

} // namespace

std::string text(const Json& json) { return dumped(std::visit(Converted{}, json.value()), 2) + '\n'; }

std::string one_line(const Json& json) {
  std::string out;
  append_line(out, json);
  return out;
}

} // namespace quietroom
