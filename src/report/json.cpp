#include "report/json.h"

#include "core/visible_text.h"

#include <nlohmann/json.hpp>

namespace quietroom::report {

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

} // namespace

std::string text(const Json& json) {
  const Printed printed = std::visit(Converted{}, json.value());
  return visible(printed.dump(2, ' ', false, Printed::error_handler_t::replace), Escapes::json) + '\n';
}

} // namespace quietroom::report
