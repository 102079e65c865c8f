#include "stats/repeated_rows.h"

#include "core/unicode_form.h"
#include "stats/grouping.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace quietroom::stats {

namespace {

/// Rows of a (listener, stimulus, condition) that came before, by a bit a combination: millions of votes need
/// no hash. Empty where there are too many combinations.
std::optional<std::uint64_t> repeated_units(const VoteTable& table) {
  const std::uint64_t stimuli = table.stimulus().levels.size(), conditions = table.condition().levels.size();
  const double combinations = static_cast<double>(table.listener().levels.size()) *
                              static_cast<double>(stimuli) * static_cast<double>(conditions);
  if (combinations > 64.0 * static_cast<double>(table.size()) + 1e6) return std::nullopt;
  std::vector<bool> seen(static_cast<std::size_t>(combinations), false);
  std::uint64_t out = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::uint64_t at =
        (table.listener().codes[row] * stimuli + table.stimulus().codes[row]) * conditions +
        table.condition().codes[row];
    out += seen[at] ? 1U : 0U;
    seen[at] = true;
  }
  return out;
}

/// Between two names that canonical caseless matching holds for one.
std::string difference(const std::string& a, const std::string& b) {
  if (composed(a) == composed(b)) return "Unicode form (NFC, NFD)";
  const bool of_one_form = (composed(a) == a) == (composed(b) == b);
  return of_one_form ? "case" : "case and Unicode form (NFC, NFD)";
}

} // namespace

std::uint64_t repeated_rows(const VoteTable& table, std::span<const std::uint32_t> occasions) {
  const auto units = repeated_units(table);
  if (units && (*units == 0 || occasions.empty())) return *units;
  const std::array<const Factor*, 3> unit = {&table.listener(), &table.stimulus(), &table.condition()};
  const Grouping groups = group_by(table.size(), unit);
  std::uint64_t out = 0;
  std::vector<std::uint32_t> seen;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const auto rows = groups.rows_of(group);
    if (rows.size() < 2) continue;
    if (occasions.empty()) {
      out += rows.size() - 1;
      continue;
    }
    seen.clear();
    for (const std::uint32_t row : rows) seen.push_back(occasions[row]);
    std::sort(seen.begin(), seen.end());
    out += static_cast<std::uint64_t>(seen.end() - std::unique(seen.begin(), seen.end()));
  }
  return out;
}

std::uint64_t stimuli_of_several_conditions(const VoteTable& table) {
  constexpr std::uint32_t none = ~0U, several = ~0U - 1;
  std::vector<std::uint32_t> condition(table.stimulus().levels.size(), none);
  for (std::size_t row = 0; row < table.size(); ++row) {
    std::uint32_t& known = condition[table.stimulus().codes[row]];
    const std::uint32_t here = table.condition().codes[row];
    known = known == none || known == here ? here : several;
  }
  return static_cast<std::uint64_t>(std::count(condition.begin(), condition.end(), several));
}

void add_twin_notes(const Factor& factor, std::vector<std::string>& notes) {
  std::map<std::string, std::string> known;
  for (const std::string& name : factor.levels) {
    const auto [twin, is_new] = known.try_emplace(case_folded(name), name);
    if (!is_new)
      notes.push_back("in the column " + factor.name + " \"" + twin->second + "\" and \"" + name +
                      "\" differ by " + difference(twin->second, name) +
                      " only and count as two; correct one if they are the same");
  }
}

} // namespace quietroom::stats
