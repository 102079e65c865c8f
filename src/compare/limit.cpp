#include "compare/limit.h"

#include "core/error.h"
#include "core/near_miss.h"
#include "core/number.h"

#include <algorithm>
#include <array>

namespace quietroom::compare {

namespace {

/// What a figure needs to be defined.
constexpr const char* needs_points = "no point has both an opinion and an objective value";
constexpr const char* needs_spread = "it needs two points or more and no constant side";
constexpr const char* needs_four = "it needs four points or more and |r| < 1";
constexpr const char* needs_freedom = "it needs more points than d";
constexpr const char* needs_intervals = "it needs the uncertainty of every point";
constexpr const char* needs_both = "it needs the uncertainty of every point, and more points than d";

using Value = std::optional<double>;

Value low(const std::optional<stats::Limits>& limits) { return limits ? Value(limits->low) : Value(); }
Value high(const std::optional<stats::Limits>& limits) { return limits ? Value(limits->high) : Value(); }
Value number(std::optional<std::uint64_t> count) {
  return count ? Value(static_cast<double>(*count)) : Value();
}

struct Metric {
  std::string_view name;
  Value (*of)(const Measures&);
  const char* need;
};

constexpr std::array<Metric, 17> metrics = {{
    {"n", [](const Measures& m) { return number(m.n); }, needs_points},
    {"d", [](const Measures& m) { return number(m.d); }, needs_points},
    {"pearson", [](const Measures& m) { return m.pearson; }, needs_spread},
    {"pearson_ci_low", [](const Measures& m) { return low(m.pearson_ci); }, needs_four},
    {"pearson_ci_high", [](const Measures& m) { return high(m.pearson_ci); }, needs_four},
    {"spearman", [](const Measures& m) { return m.spearman; }, needs_spread},
    {"kendall", [](const Measures& m) { return m.kendall; }, needs_spread},
    {"rmse", [](const Measures& m) { return m.rmse; }, needs_freedom},
    {"rmse_ci_low", [](const Measures& m) { return low(m.rmse_ci); }, needs_freedom},
    {"rmse_ci_high", [](const Measures& m) { return high(m.rmse_ci); }, needs_freedom},
    {"rmse_n", [](const Measures& m) { return m.rmse_n; }, needs_points},
    {"rmse_star", [](const Measures& m) { return m.rmse_star; }, needs_both},
    {"outliers", [](const Measures& m) { return number(m.outliers); }, needs_intervals},
    {"outlier_ratio", [](const Measures& m) { return m.outlier_ratio; }, needs_intervals},
    {"bias", [](const Measures& m) { return m.bias; }, needs_points},
    {"mae", [](const Measures& m) { return m.mae; }, needs_points},
    {"max_error", [](const Measures& m) { return m.max_error; }, needs_points},
}};

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

const Metric& metric_of(const std::string& name, std::string_view limit) {
  const auto found =
      std::find_if(metrics.begin(), metrics.end(), [&](const Metric& m) { return m.name == name; });
  if (found != metrics.end()) return *found;
  std::string names;
  for (const Metric& metric : metrics) names += (names.empty() ? "" : ", ") + std::string(metric.name);
  throw_input("--fail-if \"" + std::string(limit) +
              "\": " + (name.empty() ? "no metric" : name + " is no metric") + "; there are " + names);
}

Limit::Relation relation_of(std::string_view sign) {
  if (sign == ">") return Limit::Relation::above;
  if (sign == ">=") return Limit::Relation::at_least;
  return sign == "<" ? Limit::Relation::below : Limit::Relation::at_most;
}

/// Takes "first." and the like off the metric.
void split_prefix(Limit& limit) {
  const auto dot = limit.metric.find('.');
  if (dot == std::string::npos) {
    limit.order = Order::none;
    return;
  }
  const std::string prefix = limit.metric.substr(0, dot);
  limit.metric.erase(0, dot + 1);
  limit.order = parse_order(prefix);
  if (!limit.order && prefix != "mapping")
    throw_input("--fail-if \"" + limit.text + "\": " + prefix + " is no mapping" +
                did_you_mean(prefix, std::vector<std::string>{"none", "first", "third", "mapping"}) +
                "; choose none, first, third, or mapping for the one of --mapping");
}

bool holds(Limit::Relation relation, double value, double bound) {
  switch (relation) {
  case Limit::Relation::above:
    return value > bound;
  case Limit::Relation::at_least:
    return value >= bound;
  case Limit::Relation::below:
    return value < bound;
  case Limit::Relation::at_most:
    break;
  }
  return value <= bound;
}

} // namespace

Limit parse_limit(std::string_view text) {
  const auto sign = text.find_first_of("<>");
  const bool equal = sign != std::string_view::npos && text.substr(sign + 1).starts_with('=');
  const std::string_view after =
      sign == std::string_view::npos ? "" : trimmed(text.substr(sign + (equal ? 2 : 1)));
  const auto bound = parse_double(after);
  if (!bound)
    throw_input("--fail-if \"" + std::string(text) +
                "\" is no limit; write a metric, one of > >= < <=, and a number, such as 'rmse_star>0.3'");
  Limit out{std::string(text), std::nullopt, std::string(trimmed(text.substr(0, sign))),
            relation_of(text.substr(sign, equal ? 2 : 1)), *bound};
  split_prefix(out);
  metric_of(out.metric, text);
  return out;
}

std::optional<std::string> failure(const Limit& limit, const Agreement& result, Order asked) {
  const Order order = limit.order.value_or(asked);
  const Mapped& mapped = result.mapped(order);
  const std::string head = "--fail-if " + limit.text + ": ";
  if (mapped.asked != order)
    return head + limit.metric + " is undefined: no mapping of " + std::string(key(order)) +
           " order could be fitted";
  const Metric& metric = metric_of(limit.metric, limit.text);
  const auto value = metric.of(mapped.measures);
  if (!value)
    return head + limit.metric + " is undefined for " + std::to_string(mapped.measures.n) +
           (mapped.measures.n == 1 ? " point" : " points") + " and d = " + std::to_string(mapped.measures.d) +
           ": " + metric.need;
  if (!holds(limit.relation, *value, limit.bound)) return std::nullopt;
  return head + limit.metric + " is " + shortest(*value);
}

} // namespace quietroom::compare
