#include "report/fields.h"

#include "report/significance.h"

namespace quietroom::report {

namespace {

struct ToCell {
  int decimals;
  Form form;
  Cell operator()(std::monostate) const { return Number{std::nullopt, decimals}; }
  Cell operator()(const std::string& text) const { return text; }
  Cell operator()(bool value) const {
    if (form == Form::text) return std::string(value ? "yes" : "no");
    return Number{value ? 1.0 : 0.0, 0};
  }
  Cell operator()(std::uint64_t n) const { return Number{static_cast<double>(n), 0}; }
  Cell operator()(double value) const { return Number{value, decimals}; }
  Cell operator()(const PlusMinus& both) const {
    return PlusMinus{both.value, both.half, decimals, both.low, both.high};
  }
  Cell operator()(const PValue& p) const {
    if (form == Form::text) return p_text(p.value);
    return Number{p.value, decimals};
  }
  Cell operator()(const Json&) const { return std::string(); }
};

struct ToJson {
  Json operator()(std::monostate) const { return {}; }
  Json operator()(const PlusMinus& both) const { return both.value; }
  Json operator()(const PValue& p) const { return p.value; }
  Json operator()(const auto& value) const { return value; }
};

} // namespace

Cell cell_of(const Value& value, int decimals, Form form) {
  return std::visit(ToCell{decimals, form}, value);
}

Json json_of(const Value& value) { return std::visit(ToJson{}, value); }

Align align_of(const Value& value) {
  const bool word = std::holds_alternative<std::string>(value) || std::holds_alternative<bool>(value);
  return word ? Align::left : Align::right;
}

} // namespace quietroom::report
