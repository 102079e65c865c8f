#include "report/condition_order.h"

#include "core/error.h"
#include "core/near_miss.h"

#include <algorithm>
#include <tuple>

namespace quietroom::report {

namespace {

std::size_t place_in(const std::vector<std::string>& order, const std::string& id) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), id) - order.begin());
}

std::vector<ConditionRow> only_those(const std::vector<ConditionRow>& rows,
                                     const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  for (const ConditionRow& row : rows)
    if (std::find(known.begin(), known.end(), row.id()) == known.end()) known.push_back(row.id());
  for (const std::string& id : ids)
    if (std::find(known.begin(), known.end(), id) == known.end())
      throw_input("--rows: the condition " + id + " has no votes" + did_you_mean(id, known) +
                  "; give ids of conditions");
  std::vector<ConditionRow> out;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(out),
               [&](const ConditionRow& row) { return place_in(ids, row.id()) < ids.size(); });
  return out;
}

bool comes_before(const ConditionRow& a, const ConditionRow& b, const RowChoice& choice) {
  const auto by_place = [&](const std::vector<std::string>& order) {
    return std::tuple(place_in(order, a.id()), a.id()) < std::tuple(place_in(order, b.id()), b.id());
  };
  if (!choice.rows.empty()) return by_place(choice.rows);
  if (!choice.sort) return by_place(choice.of_set);
  if (*choice.sort == RowSort::mos) return std::tuple(-a.mos.mos, a.id()) < std::tuple(-b.mos.mos, b.id());
  if (*choice.sort == RowSort::label) return std::tuple(a.shown(), a.id()) < std::tuple(b.shown(), b.id());
  return a.id() < b.id();
}

/// Rows of one group together, the groups as they first appear.
void gather_groups(std::vector<ConditionRow>& rows) {
  std::vector<std::string> groups;
  for (const ConditionRow& row : rows)
    if (std::find(groups.begin(), groups.end(), row.group) == groups.end()) groups.push_back(row.group);
  std::stable_sort(rows.begin(), rows.end(), [&](const ConditionRow& a, const ConditionRow& b) {
    return std::tuple(a.question(), place_in(groups, a.group)) <
           std::tuple(b.question(), place_in(groups, b.group));
  });
}

} // namespace

std::optional<RowSort> parse_row_sort(std::string_view word) {
  if (word == "mos") return RowSort::mos;
  if (word == "id") return RowSort::id;
  if (word == "label") return RowSort::label;
  return std::nullopt;
}

std::vector<ConditionRow> arranged(std::vector<ConditionRow> rows, const RowChoice& choice) {
  if (!choice.rows.empty()) rows = only_those(rows, choice.rows);
  std::stable_sort(rows.begin(), rows.end(), [&](const ConditionRow& a, const ConditionRow& b) {
    if (a.question() != b.question()) return a.question() < b.question();
    return comes_before(a, b, choice);
  });
  gather_groups(rows);
  return rows;
}

} // namespace quietroom::report
