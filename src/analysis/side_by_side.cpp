#include "analysis/side_by_side.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace quietroom::analysis {

namespace {

using Key = std::pair<std::string, std::string>;
using Entries = std::map<Key, std::pair<std::optional<double>, std::optional<double>>>;

/// Score, and gap after the mapping asked for, by condition and stimulus.
Entries entries_of(const Contender& model) {
  const compare::Mapping& mapping = model.agreement.mapped(model.asked).mapping;
  Entries out;
  for (const compare::ConditionAgreement& each : model.agreement.conditions) {
    const compare::Point& point = each.point;
    std::optional<double> gap;
    if (point.objective)
      gap =
          (mapping.order == compare::Order::none ? *point.objective : mapping(*point.objective)) - point.mos;
    out[{point.condition, point.stimulus}] = {point.objective, gap};
  }
  return out;
}

/// The index of the least magnitude, where it is the only one and all are there.
std::optional<std::size_t> least_of(const std::vector<std::optional<double>>& values) {
  std::optional<std::size_t> out;
  bool tie = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) return std::nullopt;
    if (out && std::abs(*values[i]) == std::abs(*values[*out])) tie = true;
    if (out && std::abs(*values[i]) >= std::abs(*values[*out])) continue;
    out = i;
    tie = false;
  }
  return tie ? std::nullopt : out;
}

bool is_common(const SideRow& row) {
  return std::ranges::all_of(row.gaps, [](const auto& gap) { return gap.has_value(); });
}

std::optional<double> rmse_of(const std::vector<SideRow>& rows, std::size_t model) {
  std::vector<double> squares;
  for (const SideRow& row : rows)
    if (is_common(row)) squares.push_back(*row.gaps[model] * *row.gaps[model]);
  if (squares.empty()) return std::nullopt;
  std::ranges::sort(squares);
  double sum = 0;
  for (const double each : squares) sum += each;
  return std::sqrt(sum / static_cast<double>(squares.size()));
}

} // namespace

SideBySide side_by_side(const Comparison& comparison) {
  SideBySide out;
  std::vector<Entries> entries;
  for (const Contender& model : comparison.models) {
    out.models.push_back(name_of(model.objective));
    entries.push_back(entries_of(model));
  }
  out.times_nearest.assign(out.models.size(), 0);
  for (const compare::ConditionAgreement& each : comparison.models.front().agreement.conditions) {
    SideRow row{each.point, {}, {}, {}};
    row.point.objective.reset();
    for (const Entries& of_model : entries) {
      const auto found = of_model.find({each.point.condition, each.point.stimulus});
      const bool known = found != of_model.end();
      row.scores.push_back(known ? found->second.first : std::nullopt);
      row.gaps.push_back(known ? found->second.second : std::nullopt);
    }
    row.nearest = least_of(row.gaps);
    if (row.nearest) ++out.times_nearest[*row.nearest];
    if (is_common(row)) ++out.common;
    out.rows.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < out.models.size(); ++i) out.rmse.push_back(rmse_of(out.rows, i));
  out.nearest = least_of(out.rmse);
  return out;
}

} // namespace quietroom::analysis
