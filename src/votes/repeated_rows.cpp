#include "votes/repeated_rows.h"

#include "core/unicode_form.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace quietroom::votes {

namespace {

/// The rows of a table, those of one listener side by side.
struct RowsOfListeners {
  std::vector<std::uint32_t> rows;
  std::vector<std::size_t> first; ///< of each listener, and the end

  explicit RowsOfListeners(const Factor& listener)
      : rows(listener.codes.size()), first(listener.levels.size() + 1, 0) {
    for (const std::uint32_t code : listener.codes) ++first[code + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::size_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t row = 0; row < rows.size(); ++row) rows[next[listener.codes[row]]++] = row;
  }
  std::span<const std::uint32_t> of(std::size_t listener) const {
    return std::span(rows).subspan(first[listener], first[listener + 1] - first[listener]);
  }
  std::size_t listeners() const { return first.size() - 1; }
};

/// A number for what is judged, the stimulus with its condition. Mostly a stimulus has one condition, and the
/// numbers are few.
struct UnitNumbers {
  const VoteTable& table;
  std::uint64_t conditions;

  explicit UnitNumbers(const VoteTable& votes)
      : table(votes),
        conditions(stimuli_of_several_conditions(votes) > 0 ? votes.condition().levels.size() : 0) {}
  std::uint64_t of(std::size_t row) const {
    const std::uint64_t stimulus = table.stimulus().codes[row];
    return conditions == 0 ? stimulus : stimulus * conditions + table.condition().codes[row];
  }
  std::uint64_t count() const {
    return table.stimulus().levels.size() * std::max<std::uint64_t>(conditions, 1);
  }
};

/// Whether a unit was there before is one look: at the listener who had it last.
std::uint64_t repeated_units(const RowsOfListeners& votes, const UnitNumbers& unit) {
  std::vector<std::uint32_t> last(static_cast<std::size_t>(unit.count()), ~0U);
  std::uint64_t out = 0;
  for (std::uint32_t listener = 0; listener < votes.listeners(); ++listener)
    for (const std::uint32_t row : votes.of(listener))
      out += std::exchange(last[static_cast<std::size_t>(unit.of(row))], listener) == listener ? 1U : 0U;
  return out;
}

std::uint64_t repeated_occasions(const RowsOfListeners& votes, const UnitNumbers& unit,
                                 std::span<const std::uint32_t> occasions) {
  std::uint64_t out = 0;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> seen;
  for (std::size_t listener = 0; listener < votes.listeners(); ++listener) {
    seen.clear();
    for (const std::uint32_t row : votes.of(listener))
      seen.emplace_back(unit.of(row), occasions.empty() ? 0 : occasions[row]);
    std::sort(seen.begin(), seen.end());
    out += static_cast<std::uint64_t>(seen.end() - std::unique(seen.begin(), seen.end()));
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
  const RowsOfListeners votes(table.listener());
  const UnitNumbers unit(table);
  if (unit.count() <= 8 * table.size() + 1'000'000) { // memory in proportion to the votes
    const std::uint64_t repeated = repeated_units(votes, unit);
    if (repeated == 0 || occasions.empty()) return repeated;
  }
  return repeated_occasions(votes, unit, occasions);
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

} // namespace quietroom::votes
