#include "simulation/given_truth.h"

#include "core/number.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::simulation {

namespace {

void refuse_other_columns(NamedRows& rows) {
  if (rows.header() == std::vector<std::string>{"condition", "mos"}) return;
  rows.error_of_file("the header must be condition,mos");
  throw_input(text(rows.problems().back()));
}

[[noreturn]] void refuse_row(const std::string& where, const method::Scale& scale) {
  throw_input(fmt::format("{}: give a condition and its MOS from {} to {}", where, scale.low, scale.high));
}

/// Rows of another length are passed over by next(), which notes them.
bool next_row(NamedRows& rows, const method::Scale& scale) {
  const bool found = rows.next();
  if (!rows.problems().empty()) refuse_row(rows.problems().front().where, scale);
  return found;
}

} // namespace

Truth given_truth(NamedRows& rows, const stimulus::StimulusSet& set, const method::Scale& scale) {
  refuse_other_columns(rows);
  Truth out;
  while (next_row(rows, scale)) {
    const auto mos = parse_double(rows.text("mos"));
    if (!mos || *mos < scale.low || *mos > scale.high) refuse_row(rows.where(), scale);
    const std::string condition = rows.text("condition");
    if (std::ranges::find(set.conditions, condition, &stimulus::Condition::id) == set.conditions.end())
      throw_input(fmt::format("{}: the set has no condition {}; correct it", rows.where(), condition));
    if (!out.emplace(condition, *mos).second)
      throw_input(fmt::format("{}: the condition {} stands in two rows; keep one", rows.where(), condition));
  }
  return out;
}

} // namespace quietroom::simulation
