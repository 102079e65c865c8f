#include "report/figure_forms.h"

#include "core/error.h"
#include "core/near_miss.h"
#include "report/provenance_forms.h"

#include <algorithm>
#include <numeric>

namespace quietroom::report {

std::optional<RowOrder> parse_row_order(std::string_view word) {
  if (word == "set") return RowOrder::set;
  if (word == "mos") return RowOrder::mos;
  if (word == "id") return RowOrder::id;
  if (word == "label") return RowOrder::label;
  return std::nullopt;
}

const analysis::ConditionName* ShownConditions::find(const std::string& id) const {
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const auto& each) { return each.id == id; });
  return found == known.end() ? nullptr : &*found;
}

std::string ShownConditions::label(const std::string& id) const {
  const analysis::ConditionName* name = find(id);
  return name == nullptr ? id : name->label;
}

bool ShownConditions::reference(const std::string& id) const {
  const analysis::ConditionName* name = find(id);
  return name != nullptr && name->reference;
}

std::vector<std::size_t> ShownConditions::arranged(const std::vector<std::string>& ids,
                                                   const std::vector<double>& values) const {
  std::vector<std::size_t> out;
  for (const std::string& id : only) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found == ids.end())
      throw_input("--rows: no condition is called " + id + did_you_mean(id, ids) +
                  "; name conditions that have votes");
    out.push_back(static_cast<std::size_t>(found - ids.begin()));
  }
  if (!only.empty()) return out;
  out.resize(ids.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  const auto by = [&](auto key) {
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  };
  by([&](std::size_t i) -> const std::string& { return ids[i]; });
  if (order == RowOrder::set)
    by([&](std::size_t i) {
      return find(ids[i]) == nullptr ? known.size() : static_cast<std::size_t>(find(ids[i]) - known.data());
    });
  if (order == RowOrder::mos) by([&](std::size_t i) { return -values[i]; });
  if (order == RowOrder::label) by([&](std::size_t i) { return label(ids[i]); });
  return out;
}

figure::FigureAxis scale_axis(const analysis::ScaleWords& words, const method::Scale& scale,
                              figure::Interval reach) {
  constexpr int most_categories = 11;
  figure::FigureAxis out;
  out.title = words.score;
  const double most_beyond = 0.125 * (scale.high - scale.low); // half a category of five
  out.low = std::clamp<double>(reach.low, scale.low - most_beyond, scale.low);
  out.high = std::clamp<double>(reach.high, scale.high, scale.high + most_beyond);
  if (static_cast<int>(method::categories(scale)) <= most_categories)
    for (int value = scale.low; value <= scale.high; ++value)
      out.ticks.push_back({static_cast<double>(value), std::to_string(value)});
  for (const auto& each : words.categories)
    out.opposite.push_back({static_cast<double>(each.value), each.name});
  return out;
}

figure::FigureAxis names_axis(const std::vector<std::string>& names) {
  figure::FigureAxis out;
  out.names = true;
  out.low = 0.5;
  out.high = static_cast<double>(names.size()) + 0.5;
  for (std::size_t i = 0; i < names.size(); ++i) out.ticks.push_back({static_cast<double>(i + 1), names[i]});
  return out;
}

std::vector<std::string> figure_notes(bool simulated) {
  if (!simulated) return {};
  return {simulated_note(true)};
}

void reach_to(figure::Interval& reach, double value, const std::optional<double>& low,
              const std::optional<double>& high) {
  reach.low = std::min({reach.low, value, low.value_or(value)});
  reach.high = std::max({reach.high, value, high.value_or(value)});
}

Cell number_cell(const std::optional<double>& value) { return Number{value, 4}; }

Column data_column(const std::string& key) { return {key, key, Align::left, ""}; }

} // namespace quietroom::report
